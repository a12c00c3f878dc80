import { FavouritesScreen } from '@/features/content/favourites-screen';
import { contentWords } from '@/features/content/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function Favourites() {
  const t = useWords(contentWords);
  return (
    <Page title={t.favourites}>
      <FavouritesScreen />
    </Page>
  );
}
