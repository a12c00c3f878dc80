import { View } from '@tarojs/components';
import type { Card } from '@wanglai/contract';
import { useWords } from '@/shared/i18n';
import { Icon } from '@/shared/ui/icon/icon';
import { Tap } from '@/shared/ui/tap';
import { toast } from '@/shared/ui/toast';
import { useMarks } from './marks';
import { contentWords } from './words';

interface MarkButtonsProps {
  content: Pick<Card, 'id' | 'title' | 'mine' | 'stats'>;
  /** Of the icons, px. */
  size: 18 | 24;
}

/** Like and keep. */
export function MarkButtons({ content, size }: MarkButtonsProps) {
  const t = useWords(contentWords);
  const marks = useMarks(content);
  const keep = async () => {
    if (await marks.toggle('favourite')) toast(t.kept);
  };
  const about = (type: string) => ({ type, id: content.id, text: content.title });
  return (
    <>
      <Tap
        className={`icon-button ${marks.liked ? 'icon-button--on' : ''}`}
        label={marks.liked ? t.unlike : t.like}
        about={about('like')}
        onTap={() => void marks.toggle('like')}
      >
        <Icon name={marks.liked ? 'heart-filled' : 'heart'} size={size} />
        {marks.likes > 0 && <View className="icon-button__count">{String(marks.likes)}</View>}
      </Tap>
      <Tap
        className={`icon-button ${marks.favourited ? 'icon-button--on' : ''}`}
        label={marks.favourited ? t.unkeep : t.keep}
        about={about('keep')}
        onTap={() => void keep()}
      >
        <Icon name={marks.favourited ? 'bookmark-filled' : 'bookmark'} size={size} />
      </Tap>
    </>
  );
}
