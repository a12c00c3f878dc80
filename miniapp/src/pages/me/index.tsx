import { MeScreen } from '@/features/session/me-screen';
import { sessionWords } from '@/features/session/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function Me() {
  const t = useWords(sessionWords);
  return (
    <Page title={t.me} tab>
      <MeScreen />
    </Page>
  );
}
