import type { ReactNode } from 'react';
import css from './panel.module.css';

interface PanelProps {
  title?: string;
  /** What the figures below mean, in a sentence. */
  sentence?: ReactNode;
  extra?: ReactNode;
  /** The body brings its own margins (tables, lists). */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

export function Panel({ title, sentence, extra, flush, className, children }: PanelProps) {
  return (
    <section className={`${css.panel} ${className ?? ''}`} aria-label={title}>
      {(title || extra) && (
        <header className={css.head}>
          <div>
            {title && <h2 className={css.title}>{title}</h2>}
            {sentence && <p className={css.sentence}>{sentence}</p>}
          </div>
          {extra}
        </header>
      )}
      <div className={flush ? css.flush : css.body}>{children}</div>
    </section>
  );
}
