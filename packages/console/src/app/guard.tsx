import type { Ability } from '@wanglai/contract/names';
import { Outlet } from 'react-router';
import { useCan } from '../shared/session';
import { Page } from '../shared/ui/page';
import { Nothing } from '../shared/ui/states';
import { useWords } from '../shared/words';
import { words } from './words';

/** Shows the room to those whose role has it, and a plain word to the others. */
export function Guard({ needs }: { needs: Ability }) {
  const t = useWords(words);
  if (useCan(needs)) return <Outlet />;
  return (
    <Page title={t.notYours.title}>
      <Nothing icon="shield" title={t.notYours.heading} text={t.notYours.text} />
    </Page>
  );
}
