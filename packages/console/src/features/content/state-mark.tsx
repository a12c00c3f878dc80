import type { Content } from '@wanglai/contract';
import { useWords } from '../../shared/words';
import css from './state-mark.module.css';
import { words } from './words';

export function StateMark({ state }: { state: Content['state'] }) {
  const t = useWords(words);
  return (
    <span className={css.mark} data-state={state}>
      {t.states[state]}
    </span>
  );
}
