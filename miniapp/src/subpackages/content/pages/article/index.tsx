import { ArticleScreen } from '@/features/content/article-screen';
import { contentWords } from '@/features/content/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function Article() {
  const t = useWords(contentWords);
  return (
    <Page title={t.title}>
      <ArticleScreen />
    </Page>
  );
}
