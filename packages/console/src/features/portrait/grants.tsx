import { useQuery } from '@tanstack/react-query';
import type { Consent } from '@wanglai/contract';
import { usePreferences } from '../../shared/preferences';
import { client } from '../../shared/session';
import { clock, date } from '../../shared/time';
import { Icon } from '../../shared/ui/icon';
import { Panel } from '../../shared/ui/panel';
import { Loaded } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import css from './grants.module.css';
import { words } from './words';

/** What the person allows, and how that changed. Read-only: the switch is in their hand. */
export function Grants({ personId, zone }: { personId: string; zone: string | undefined }) {
  const t = useWords(words);
  const consents = useQuery({
    queryKey: ['consents', personId],
    queryFn: () => client.call('GET /people/:id/consents', { params: { id: personId } }),
  });
  return (
    <Panel title={t.grants} sentence={t.grantsSentence}>
      <Loaded query={consents}>
        {(list) => (
          <ul className={css.grants}>
            {list.map((consent) => (
              <Grant key={consent.purpose} consent={consent} zone={zone} />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

function Grant({ consent, zone }: { consent: Consent; zone: string | undefined }) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const [name, meaning] = t.purposes[consent.purpose];
  const moment = (at: string) => `${date(at, locale, zone)} ${clock(at, locale, zone)}`;
  return (
    <li className={css.grant} data-granted={consent.granted}>
      <Icon name={consent.granted ? 'check' : 'x'} size={15} />
      <div>
        <span className={css.name}>{name}</span>
        <span className={css.meaning}>{meaning}</span>
      </div>
      <div className={css.state}>
        {consent.granted ? t.granted : consent.history.length > 0 ? t.withdrawn : t.neverAsked}
        {consent.at && <span className={css.meaning}>{date(consent.at, locale, zone)}</span>}
      </div>
      {consent.history.length > 1 && (
        <details className={css.history}>
          <summary>{t.history(consent.history.length)}</summary>
          <ul>
            {consent.history.toReversed().map((change) => (
              <li key={change.at + change.granted}>
                {change.granted ? t.grantedAt(moment(change.at)) : t.withdrawnAt(moment(change.at))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
