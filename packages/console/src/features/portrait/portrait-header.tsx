import type { Me, Portrait } from '@wanglai/contract';
import { usePreferences } from '../../shared/preferences';
import { clock, date, useNow, zoneName } from '../../shared/time';
import { Ago } from '../../shared/ui/ago';
import { Avatar } from '../../shared/ui/avatar';
import { useWords } from '../../shared/words';
import css from './portrait-page.module.css';
import { summarise } from './summarise';
import { words } from './words';

/** Who this is, in one sentence and one line of facts. */
export function PortraitHeader({ person, portrait }: { person: Me; portrait?: Portrait }) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const now = clock(new Date(useNow()), locale, person.zone);
  return (
    <header className={css.header}>
      <Avatar id={person.id} name={person.name} src={person.avatar} size={56} />
      <div>
        <p className={css.summary}>{portrait ? summarise(portrait, t) : person.name}</p>
        <p className={css.line}>
          <span>
            {zoneName(person.zone, locale)} · {t.now(now)}
          </span>
          <span>{person.channels.map((channel) => t.channels[channel] ?? channel).join(' · ')}</span>
          <span>{t.since(date(person.createdAt, locale))}</span>
          <span>
            {t.lastSeen} {person.lastSeenAt ? <Ago at={person.lastSeenAt} /> : t.never}
          </span>
        </p>
      </div>
    </header>
  );
}
