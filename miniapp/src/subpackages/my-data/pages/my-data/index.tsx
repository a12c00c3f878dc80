import { MyDataScreen } from '@/features/portrait/my-data-screen';
import { portraitWords } from '@/features/portrait/words';
import { useWords } from '@/shared/i18n';
import { Page } from '@/shell/page';

export default function MyData() {
  const t = useWords(portraitWords);
  return (
    <Page title={t.title}>
      <MyDataScreen />
    </Page>
  );
}
