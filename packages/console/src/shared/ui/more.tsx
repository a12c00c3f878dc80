import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { defineWords, useWords } from '../words';
import css from './more.module.css';

const words = defineWords({ more: '更多', end: '到底了' }, { more: 'More', end: 'That is all' });

interface MoreProps {
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

/** The end of a list by cursor: fetches the next page when it comes into view, or on a press. */
export function More({ hasMore, busy, onMore }: MoreProps) {
  const t = useWords(words);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || !hasMore || busy) return;
    const observer = new IntersectionObserver((seen) => {
      if (seen.some((entry) => entry.isIntersecting)) onMore();
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [hasMore, busy, onMore]);
  return (
    <div ref={place} className={css.more}>
      {hasMore ? (
        <Button type="text" size="small" loading={busy} onClick={onMore}>
          {t.more}
        </Button>
      ) : (
        <span>{t.end}</span>
      )}
    </div>
  );
}
