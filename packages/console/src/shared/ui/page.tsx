import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon';
import css from './page.module.css';

interface PageProps {
  title: string;
  /** One sentence that says what is to be seen here. */
  sentence?: ReactNode;
  /** The page above this one. */
  parent?: { to: string; title: string };
  actions?: ReactNode;
  /** The page fills the window and scrolls inside itself. */
  filling?: boolean;
  children: ReactNode;
}

/** The frame of every page: where I am, what it means, what can be done. Also names the browser's tab. */
export function Page({ title, sentence, parent, actions, filling, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 往来`;
  }, [title]);
  return (
    <main className={filling ? `${css.page} ${css.filling}` : css.page} id="main" tabIndex={-1}>
      <header className={css.head}>
        <div className={css.names}>
          <h1 className={css.title}>
            {parent && (
              <>
                <Link className={css.parent} to={parent.to}>
                  {parent.title}
                </Link>
                <span className={css.slash}>
                  <Icon name="chevron-right" size={14} />
                </span>
              </>
            )}
            {title}
          </h1>
          {sentence && <p className={css.sentence}>{sentence}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  );
}
