import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { usePreferences } from '../../shared/preferences';
import { hasCode } from '../../shared/problem';
import { client, useCan } from '../../shared/session';
import { clock, useNow, zoneName } from '../../shared/time';
import { Avatar } from '../../shared/ui/avatar';
import { Bars } from '../../shared/ui/bars';
import { Icon } from '../../shared/ui/icon';
import { Loaded, Nothing } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import css from './person-brief.module.css';
import { summarise } from './summarise';
import { words } from './words';

/** What somebody who talks with a person should know of them, at a glance. */
export function PersonBrief({ id, name }: { id: string; name: string }) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const now = useNow();
  const seesHabits = useCan('portraits.see-habits');
  const person = useQuery({
    queryKey: ['person', id],
    queryFn: () => client.call('GET /people/:id', { params: { id } }),
  });
  const portrait = useQuery({
    queryKey: ['portrait', id, locale],
    queryFn: () => client.call('GET /people/:id/portrait', { params: { id } }),
  });
  const zone = person.data?.zone;
  return (
    <div className={css.brief}>
      <div className={css.who}>
        <Avatar id={id} name={name} src={person.data?.avatar} size={40} />
        <div>
          <strong>{name}</strong>
          {zone && (
            <div className={css.quiet}>
              {zoneName(zone, locale)} · {clock(new Date(now), locale, zone)}
            </div>
          )}
        </div>
      </div>
      <Loaded
        query={portrait}
        failure={(error) =>
          hasCode(error, 'consent.not-granted') && (
            <Nothing icon="shield" title={t.notGranted} text={t.notGrantedText} />
          )
        }
      >
        {(data) => (
          <>
            <p className={css.summary}>{summarise(data, t)}</p>
            {(seesHabits || data.tags.length > 0) && <h3>{t.tags}</h3>}
            {data.tags.length === 0 ? (
              seesHabits && <p className={css.quiet}>{t.noTags}</p>
            ) : (
              <ul className={css.tags}>
                {data.tags.map((tag) => (
                  <li key={tag.key}>
                    <strong>{tag.label}</strong>
                    <span>{tag.evidence.text}</span>
                  </li>
                ))}
              </ul>
            )}
            <h3>{t.interests}</h3>
            {data.interests.length === 0 ? (
              <p className={css.quiet}>{t.noInterests}</p>
            ) : (
              <Bars
                items={data.interests.slice(0, 5).map((one) => ({
                  key: one.topic,
                  label: one.label,
                  share: one.score,
                  value: `${Math.round(one.score * 100)}%`,
                }))}
              />
            )}
          </>
        )}
      </Loaded>
      <Link className={css.link} to={`/people/${id}`}>
        {t.whole} <Icon name="chevron-right" size={14} />
      </Link>
    </div>
  );
}
