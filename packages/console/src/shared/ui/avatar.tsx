import css from './avatar.module.css';
import { Picture } from './picture';

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
  const letter = (
    <span className={css.avatar} style={{ ...box, '--ground': ground(id) } as object} aria-hidden="true">
      {[...name][0] ?? '·'}
    </span>
  );
  return <Picture className={css.avatar} src={src} alt="" style={box} wide={320} instead={letter} />;
}
