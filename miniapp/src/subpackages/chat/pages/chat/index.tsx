import { ChatScreen } from '@/features/chat/chat-screen';
import { chatWords } from '@/features/chat/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function Chat() {
  const t = useWords(chatWords);
  return (
    <Page title={t.title}>
      <ChatScreen />
    </Page>
  );
}
