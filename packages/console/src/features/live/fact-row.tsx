import type { FactView } from '@wanglai/contract';
import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { describeFact } from '../../shared/facts/describe-fact';
import { iconOf } from '../../shared/facts/kinds';
import { words as factWords } from '../../shared/facts/words';
import { usePreferences } from '../../shared/preferences';
import { clock, zoneName } from '../../shared/time';
import { Ago } from '../../shared/ui/ago';
import { Avatar } from '../../shared/ui/avatar';
import { Icon } from '../../shared/ui/icon';
import { useWords } from '../../shared/words';
import css from './live-page.module.css';

/** One fact as a sentence; leads to the person. */
export const FactRow = memo(function FactRow({ fact }: { fact: FactView }) {
  const { locale } = usePreferences();
  const t = useWords(factWords);
  const sentence = describeFact(fact, t, locale);
  return (
    <li>
      <Row personId={fact.personId}>
        <span className={css.kind}>
          <Icon name={iconOf(fact.type)} size={15} />
        </span>
        <Avatar id={fact.personId} name={sentence.who} size={22} />
        <span className={css.sentence}>
          <strong>{sentence.who}</strong> {sentence.before}
          {sentence.object && <span className={css.object}>{sentence.object}</span>}
          {sentence.after}
          {sentence.details.map((detail) => (
            <span key={detail} className={css.detail}>
              {' · '}
              {detail}
            </span>
          ))}
        </span>
        <span className={css.local}>
          {fact.zone && zoneName(fact.zone, locale)} {!fact.toTheDay && clock(fact.at, locale, fact.zone)}
        </span>
        <span className={css.ago}>
          <Ago at={fact.receivedAt} />
        </span>
      </Row>
    </li>
  );
});

/** What the brand did itself leads nowhere. */
function Row({ personId, children }: { personId: string; children: ReactNode }) {
  if (!personId) return <div className={css.row}>{children}</div>;
  return (
    <Link className={css.row} to={`/people/${personId}`}>
      {children}
    </Link>
  );
}
