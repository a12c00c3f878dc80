import { FeedScreen } from '@/features/feed/feed-screen';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';
import { shellWords } from '@/shell/words';

export default function Home() {
  const t = useWords(shellWords);
  return (
    <Page title={t.app} tab>
      <FeedScreen />
    </Page>
  );
}
