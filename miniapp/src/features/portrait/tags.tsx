import { View } from '@tarojs/components';
import type { Tag } from '@wanglai/contract';
import { useConsents } from '@/features/consent/grants';
import { locale, useWords } from '@/shared/i18n';
import { dayText } from '@/shared/i18n/dates';
import { call } from '@/shared/session/api';
import { useStore } from '@/shared/state/store';
import type { Query } from '@/shared/state/use-query';
import { Icon } from '@/shared/ui/icon/icon';
import { Empty, ErrorState, Skeleton } from '@/shared/ui/states';
import { Tap } from '@/shared/ui/tap';
import { toast, toastFailure } from '@/shared/ui/toast';
import { portraitWords } from './words';

type Change = { hidden: boolean } | { disputed: boolean };

export function Tags({ tags }: { tags: Query<Tag[]> }) {
  const t = useWords(portraitWords);
  const personal = useConsents()?.find((consent) => consent.purpose === 'personalisation')?.granted;
  if (personal === false) return <View className="section-note">{t.noPersonal}</View>;
  if (!tags.data) {
    return tags.error ? (
      <ErrorState error={tags.error} onRetry={() => void tags.reload()} />
    ) : (
      <Skeleton shape="text" />
    );
  }
  if (!tags.data.length) return <Empty icon="tag" title={t.noTags} text={t.noTagsText} low />;

  const put = async (key: string, change: Change) => {
    const fresh = await call('PATCH /me/tags/:key', { params: { key }, body: change });
    tags.change((all) => all.map((tag) => (tag.key === key ? fresh : tag)));
  };
  const change = async (key: string, next: Change, said: string) => {
    try {
      await put(key, next);
      const back = 'hidden' in next ? { hidden: !next.hidden } : { disputed: !next.disputed };
      const undo = () => put(key, back).then(() => toast(t.undone), toastFailure);
      toast(said, { text: t.undo, onTap: () => void undo() });
    } catch (error) {
      toastFailure(error);
    }
  };
  return (
    <View>
      {tags.data.map((tag) => (
        <TagCard key={tag.key} tag={tag} onChange={(next, said) => void change(tag.key, next, said)} />
      ))}
    </View>
  );
}

function TagCard({ tag, onChange }: { tag: Tag; onChange(change: Change, said: string): void }) {
  const t = useWords(portraitWords);
  const lang = useStore(locale);
  const off = tag.hidden || tag.disputed;
  const sure = Math.round(tag.confidence * 100);
  return (
    <View className={`tag-card ${off ? 'tag-card--off' : ''}`}>
      <View className="tag-card__head">
        <View className="tag-card__label">{tag.label}</View>
        {tag.sensitive && (
          <View className="tag-card__sensitive">
            <Icon name="shield" size={14} />
            <View>{t.sensitive}</View>
          </View>
        )}
        <View className="tag-card__since">{t.since(dayText(new Date(tag.since), lang))}</View>
      </View>
      <View className="tag-card__proof">{tag.evidence.text}</View>
      <View className="tag-card__sure">
        <View className="tag-card__bar">
          <View className="tag-card__fill" style={{ width: `${sure}%` }} />
        </View>
        <View className="tag-card__percent">
          {t.confidence} {sure}%
        </View>
      </View>
      {off && <View className="tag-card__note">{tag.disputed ? t.disputed : t.hidden}</View>}
      <View className="tag-card__actions">
        <Tap
          className="tag-card__action"
          about={{ type: 'tag-hide', id: tag.key }}
          onTap={() => onChange({ hidden: !tag.hidden }, tag.hidden ? t.undone : t.didHide)}
        >
          <Icon name={tag.hidden ? 'eye' : 'eye-off'} size={16} />
          <View>{tag.hidden ? t.show : t.hide}</View>
        </Tap>
        <Tap
          className="tag-card__action"
          about={{ type: 'tag-dispute', id: tag.key }}
          onTap={() => onChange({ disputed: !tag.disputed }, tag.disputed ? t.undone : t.didDispute)}
        >
          <Icon name={tag.disputed ? 'undo-2' : 'thumbs-down'} size={16} />
          <View>{tag.disputed ? t.undispute : t.dispute}</View>
        </Tap>
      </View>
    </View>
  );
}
