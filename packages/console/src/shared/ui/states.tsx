import type { UseQueryResult } from '@tanstack/react-query';
import type { IconName } from '@wanglai/design';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { problemText, problemWords } from '../problem';
import { defineWords, useWords } from '../words';
import { Icon } from './icon';
import css from './states.module.css';

const words = defineWords(
  { failed: '没能取到数据', again: '再试一次' },
  { failed: 'Could not load', again: 'Try again' },
);

interface NothingProps {
  icon: IconName;
  title: string;
  text?: string;
  action?: ReactNode;
}

/** A designed emptiness: says why there is nothing and what would change that. */
export function Nothing({ icon, title, text, action }: NothingProps) {
  return (
    <div className={css.nothing}>
      <span className={css.mark}>
        <Icon name={icon} size={22} />
      </span>
      <p className={css.title}>{title}</p>
      {text && <p className={css.text}>{text}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useWords(words);
  const problems = useWords(problemWords);
  return (
    <div role="alert">
      <Nothing
        icon="alert-triangle"
        title={t.failed}
        text={problemText(error, problems)}
        action={retry && <Button onClick={retry}>{t.again}</Button>}
      />
    </div>
  );
}

/** Still grey lines where text will stand. */
export function Waiting({ lines = 4, height = 14 }: { lines?: number; height?: number }) {
  return (
    <div className={css.waiting} aria-busy="true">
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={i} style={{ height, width: `${[92, 76, 84, 58][i % 4]}%` }} />
      ))}
    </div>
  );
}

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  waiting?: ReactNode;
  /** A designed answer to a certain failure; nothing leaves it to the usual one. */
  failure?: (error: unknown) => ReactNode;
  children: (data: T) => ReactNode;
}

/** The three states of something that is fetched. Data that is there stays there while it is renewed. */
export function Loaded<T>({ query, waiting = <Waiting />, failure, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError)
    return failure?.(query.error) || <Failure error={query.error} retry={() => query.refetch()} />;
  return waiting;
}
