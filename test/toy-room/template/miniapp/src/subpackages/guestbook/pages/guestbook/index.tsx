import { GuestbookScreen } from '@/features/guestbook/guestbook-screen';
import { guestbookWords } from '@/features/guestbook/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function Guestbook() {
  const t = useWords(guestbookWords);
  return (
    <Page title={t.title}>
      <GuestbookScreen />
    </Page>
  );
}
