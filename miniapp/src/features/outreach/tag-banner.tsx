import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { openMyData } from '@/features/portrait/ways';
import { attended } from '@/platform/attended';
import { useWords } from '@/shared/i18n';
import { useStore } from '@/shared/state/store';
import { Icon } from '@/shared/ui/icon/icon';
import { Tap } from '@/shared/ui/tap';
import { newTag } from './pushes';
import { outreachWords } from './words';
import './tag-banner.scss';

const SHOWN_S = 8;
/** Seconds that a tag has been in front, on whichever page. */
const seen = { id: '', seconds: 0 };

/** Lets the banner go after a while; the clock stands while somebody points at it or has the focus in it. */
function useLeave(id: string | undefined): void {
  useEffect(() => {
    if (!id) return;
    if (seen.id !== id) Object.assign(seen, { id, seconds: 0 });
    const timer = setInterval(() => {
      if (attended('.tag-banner')) return;
      seen.seconds += 1;
      if (seen.seconds >= SHOWN_S) newTag.set(null);
    }, 1_000);
    return () => clearInterval(timer);
  }, [id]);
}

/** Tells of a tag that was just earned and leads to its proof. */
export function TagBanner() {
  const t = useWords(outreachWords);
  const tag = useStore(newTag);
  useLeave(tag?.id);
  if (!tag) return null;
  const open = () => {
    newTag.set(null);
    openMyData();
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
