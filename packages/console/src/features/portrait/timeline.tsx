import { useInfiniteQuery } from '@tanstack/react-query';
import type { FactView, PersonOfStaff } from '@wanglai/contract';
import { useMemo } from 'react';
import { describeFact } from '../../shared/facts/describe-fact';
import { iconOf, useSeenGroups } from '../../shared/facts/kinds';
import { words as factWords } from '../../shared/facts/words';
import { usePreferences } from '../../shared/preferences';
import { client } from '../../shared/session';
import { clock, dayKey, dayTitle, zoneName } from '../../shared/time';
import { Icon } from '../../shared/ui/icon';
import { More } from '../../shared/ui/more';
import { Panel } from '../../shared/ui/panel';
import { Failure, Nothing, Waiting } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import css from './timeline.module.css';
import { words } from './words';

const PAGE = 50;

/** What the person did, newest first, by their own local days: as far as who looks may see it. */
export function Timeline({ person }: { person: PersonOfStaff }) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const { seesAll } = useSeenGroups();
  const { zone } = person;
  const facts = useInfiniteQuery({
    queryKey: ['timeline', person.id],
    queryFn: ({ pageParam }) =>
      client.call('GET /people/:id/interactions', {
        params: { id: person.id },
        query: { limit: PAGE, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const days = useMemo(() => byDay(facts.data?.pages.flatMap((page) => page.items) ?? []), [facts.data]);
  const sentence =
    (zone ? t.timelineSentence(zoneName(zone, locale)) : t.timelineHere) + (seesAll ? '' : t.timelineSome);
  return (
    <Panel flush title={t.timeline} sentence={sentence}>
      {facts.isPending ? (
        <Waiting lines={6} />
      ) : facts.isError && days.length === 0 ? (
        <Failure error={facts.error} retry={() => facts.refetch()} />
      ) : days.length === 0 && !facts.hasNextPage ? (
        <Nothing icon="clock" title={t.noTimeline} text={seesAll ? t.noTimelineText : t.noTimelineSome} />
      ) : (
        <>
          {days.map((day) => (
            <section key={day.key} className={css.day}>
              <h3 className={css.title}>{dayTitle(day.facts[0]!.at, locale, day.facts[0]!.zone)}</h3>
              <ol>
                {day.facts.map((fact) => (
                  <Fact key={fact.id} fact={fact} />
                ))}
              </ol>
            </section>
          ))}
          <More
            hasMore={facts.hasNextPage}
            busy={facts.isFetchingNextPage}
            onMore={() => void facts.fetchNextPage()}
          />
        </>
      )}
    </Panel>
  );
}

function Fact({ fact }: { fact: FactView }) {
  const { locale } = usePreferences();
  const t = useWords(factWords);
  const sentence = describeFact(fact, t, locale);
  return (
    <li className={css.fact}>
      <time dateTime={fact.at}>{!fact.toTheDay && clock(fact.at, locale, fact.zone)}</time>
      <Icon name={iconOf(fact.type)} size={14} />
      <span>
        {sentence.before}
        {sentence.object && <span className={css.object}>{sentence.object}</span>}
        {sentence.after}
        {sentence.details.length > 0 && <span className={css.detail}> · {sentence.details.join(' · ')}</span>}
      </span>
    </li>
  );
}

/** Facts in runs of one local day; each fact knows the zone it happened in. */
function byDay(facts: readonly FactView[]): { key: string; facts: FactView[] }[] {
  const days: { key: string; facts: FactView[] }[] = [];
  for (const fact of facts) {
    const key = dayKey(fact.at, fact.zone);
    const last = days.at(-1);
    if (last?.key === key) last.facts.push(fact);
    else days.push({ key, facts: [fact] });
  }
  return days;
}
