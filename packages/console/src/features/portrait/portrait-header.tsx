import type { PersonOfStaff, PortraitOfStaff } from '@wanglai/contract';
import { usePreferences } from '../../shared/preferences';
import { clock, date, useNow, zoneName } from '../../shared/time';
import { Ago } from '../../shared/ui/ago';
import { Avatar } from '../../shared/ui/avatar';
import { useWords } from '../../shared/words';
import css from './portrait-page.module.css';
import { summarise } from './summarise';
import { words } from './words';

/** Who this is, in one sentence and one line of facts. */
export function PortraitHeader({ person, portrait }: { person: PersonOfStaff; portrait?: PortraitOfStaff }) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const now = new Date(useNow());
  const { zone, channels } = person;
  return (
    <header className={css.header}>
      <Avatar id={person.id} name={person.name} src={person.avatar} size={56} />
      <div>
        <p className={css.summary}>{portrait ? summarise(portrait, t) : person.name}</p>
        <p className={css.line}>
          {zone && (
            <span>
              {zoneName(zone, locale)} · {t.now(clock(now, locale, zone))}
            </span>
          )}
          {channels && <span>{channels.map((channel) => t.channels[channel] ?? channel).join(' · ')}</span>}
          <span>{t.since(date(person.createdAt, locale))}</span>
          <span>
            {t.lastSeen} {person.lastSeenAt ? <Ago at={person.lastSeenAt} /> : t.never}
          </span>
        </p>
      </div>
    </header>
  );
}
