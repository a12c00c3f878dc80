import { CommunityScreen } from '@/features/community/community-screen';
import { communityWords } from '@/features/community/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function Community() {
  const t = useWords(communityWords);
  return (
    <Page title={t.title} tab>
      <CommunityScreen />
    </Page>
  );
}
