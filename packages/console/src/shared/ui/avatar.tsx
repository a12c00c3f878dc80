import css from './avatar.module.css';

interface AvatarProps {
  id: string;
  name: string;
  src?: string | null;
  size?: number;
}

/** Seven quiet grounds, chosen by id, so that a person keeps theirs. */
const ground = (id: string) => `var(--wl-chart-${((Number.parseInt(id.slice(-4), 16) || 0) % 7) + 1})`;

export function Avatar({ id, name, src, size = 28 }: AvatarProps) {
  const box = { width: size, height: size, fontSize: Math.round(size * 0.43) };
  if (src) return <img className={css.avatar} src={src} alt="" style={box} />;
  return (
    <span className={css.avatar} style={{ ...box, '--ground': ground(id) } as object} aria-hidden="true">
      {[...name][0] ?? '·'}
    </span>
  );
}
