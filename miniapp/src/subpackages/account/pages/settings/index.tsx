import { SettingsScreen } from '@/features/session/settings-screen';
import { sessionWords } from '@/features/session/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function Settings() {
  const t = useWords(sessionWords);
  return (
    <Page title={t.settings}>
      <SettingsScreen />
    </Page>
  );
}
