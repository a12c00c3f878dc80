import { FeedScreen } from '@/features/feed/feed-screen';
import { feedWords } from '@/features/feed/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function Home() {
  const t = useWords(feedWords);
  return (
    <Page title={t.app} tab>
      <FeedScreen />
    </Page>
  );
}
