import { AboutScreen } from '@/features/session/about-screen';
import { sessionWords } from '@/features/session/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function About() {
  const t = useWords(sessionWords);
  return (
    <Page title={t.about}>
      <AboutScreen />
    </Page>
  );
}
