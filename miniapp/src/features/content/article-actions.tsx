import { Button as NativeButton, View } from '@tarojs/components';
import type { Content } from '@wanglai/contract';
import { useState } from 'react';
import { openMyData } from '@/features/portrait/ways';
import { platformShare } from '@/platform/share';
import { useWords } from '@/shared/i18n';
import { tracker } from '@/shared/tracker';
import { shareUrl } from '@/shared/tracker/share-url';
import { Button } from '@/shared/ui/button';
import { Icon } from '@/shared/ui/icon/icon';
import { Sheet } from '@/shared/ui/sheet';
import { Tap } from '@/shared/ui/tap';
import { toast } from '@/shared/ui/toast';
import { MarkButtons } from './mark-buttons';
import { reasonOf } from './reasons';
import { articleUrl } from './ways';
import { contentWords } from './words';

/** The bar at the reader's thumb: why, like, keep, share. */
export function ArticleActions({ content }: { content: Content }) {
  const t = useWords(contentWords);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <View className="article-actions">
        <Tap
          className="article-actions__why"
          about={{ type: 'why', id: content.id, text: content.title }}
          onTap={() => setAsked(true)}
        >
          <Icon name="sparkles" size={18} />
          <View>{t.why}</View>
        </Tap>
        <MarkButtons content={content} size={24} />
        <ShareControl content={content} />
      </View>
      {asked && <WhySheet content={content} onClose={() => setAsked(false)} />}
    </>
  );
}

function ShareControl({ content }: { content: Content }) {
  const t = useWords(contentWords);
  if (!platformShare) {
    return (
      <View className="icon-button article-actions__share">
        <Icon name="share-2" size={24} />
        <NativeButton
          className="article-actions__native"
          openType="share"
          aria-label={t.share}
          data-track-type="share"
          data-track-id={content.id}
        />
      </View>
    );
  }
  const share = async () => {
    const chain = tracker.share({ title: content.title }, { type: 'content', id: content.id });
    const done = await platformShare?.link(content.title, shareUrl(articleUrl(content.id), chain));
    if (done !== 'given-up') toast(done === 'copied' ? t.copied : t.shared);
  };
  return (
    <Tap
      className="icon-button"
      label={t.share}
      about={{ type: 'share', id: content.id }}
      onTap={() => void share()}
    >
      <Icon name="share-2" size={24} />
    </Tap>
  );
}

function WhySheet({ content, onClose }: { content: Content; onClose(): void }) {
  const t = useWords(contentWords);
  const reason = reasonOf(content.id);
  return (
    <Sheet
      title={t.why}
      closeLabel={t.close}
      onClose={onClose}
      foot={<Button text={t.toMyData} wide onTap={openMyData} />}
    >
      <View className="why-reason">
        <Icon name={reason ? 'sparkles' : 'info'} size={20} />
        <View className="grow">{reason?.text ?? t.whyOpened}</View>
      </View>
      <View className="text-small ink-2">{reason ? `${t.whyText}${t.whyMore}` : t.whyMore}</View>
    </Sheet>
  );
}
