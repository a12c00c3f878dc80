import css from './chips.module.css';

interface ChipsProps {
  items: readonly { key: string; label: string }[];
  /** What stands where there are none. */
  none?: string;
}

/** Small quiet marks, such as the tags of a person. */
export function Chips({ items, none }: ChipsProps) {
  if (items.length === 0) return <span className={css.none}>{none}</span>;
  return (
    <span className={css.chips}>
      {items.map((item) => (
        <span key={item.key} className={css.chip}>
          {item.label}
        </span>
      ))}
    </span>
  );
}
