import css from './bars.module.css';

export interface Bar {
  key: string;
  label: string;
  /** 0..1 of the full width; the scale is the same for all bars and begins at 0. */
  share: number;
  value: string;
}

/** Horizontal bars with their values; plain elements, so they can be read and copied. */
export function Bars({ items, colour = 'var(--wl-chart-1)' }: { items: readonly Bar[]; colour?: string }) {
  return (
    <ul className={css.bars}>
      {items.map((bar) => (
        <li key={bar.key}>
          <span className={css.label}>{bar.label}</span>
          <span className={css.track}>
            <span style={{ width: `${Math.max(0.5, bar.share * 100)}%`, background: colour }} />
          </span>
          <span className={css.value}>{bar.value}</span>
        </li>
      ))}
    </ul>
  );
}
