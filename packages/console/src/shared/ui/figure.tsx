import type { ReactNode } from 'react';
import { usePreferences } from '../preferences';
import css from './figure.module.css';

interface FigureProps {
  title: string;
  /** What the number means, in words. */
  sentence: ReactNode;
  value: number | string;
  /** The word after a number, in agreement with it. */
  unit?: (value: number) => string;
}

export function Figure({ title, sentence, value, unit }: FigureProps) {
  const { locale } = usePreferences();
  return (
    <div className={css.figure}>
      <dt>
        <span className={css.title}>{title}</span>
        <span className={css.sentence}>{sentence}</span>
      </dt>
      <dd>
        {typeof value === 'number' ? value.toLocaleString(locale) : value}
        {unit && typeof value === 'number' && <span className={css.unit}>{unit(value)}</span>}
      </dd>
    </div>
  );
}

/** Figures one below the other on one grid, so that they can be compared. */
export function Figures({ children, columns = 1 }: { children: ReactNode; columns?: number }) {
  return (
    <dl className={css.figures} style={{ '--columns': columns } as object}>
      {children}
    </dl>
  );
}
