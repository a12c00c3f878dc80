import { View } from '@tarojs/components';
import { useWords } from '@/shared/i18n';
import { go } from '@/shared/navigation';
import { useStore } from '@/shared/state/store';
import { Icon } from '@/shared/ui/icon/icon';
import { Tap } from '@/shared/ui/tap';
import { newTag } from './pushes';
import { outreachWords } from './words';
import './tag-banner.scss';

/** Tells of a tag that was just earned and leads to its proof. */
export function TagBanner() {
  const t = useWords(outreachWords);
  const tag = useStore(newTag);
  if (!tag) return null;
  const open = () => {
    newTag.set(null);
    go.myData();
  };
  return (
    <View className="tag-banner" role="status" aria-live="polite">
      <Tap className="tag-banner__body" about={{ type: 'tag', id: tag.key, text: tag.label }} onTap={open}>
        <View className="tag-banner__mark">
          <Icon name="tag" size={18} />
        </View>
        <View className="grow">
          <View className="tag-banner__title">{t.newTag(tag.label)}</View>
          <View className="tag-banner__why">{t.seeWhy}</View>
        </View>
      </Tap>
      <Tap className="icon-button" label={t.dismiss} onTap={() => newTag.set(null)}>
        <Icon name="x" size={18} />
      </Tap>
    </View>
  );
}
