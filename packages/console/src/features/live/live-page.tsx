import type { FactGroup } from '@wanglai/contract/names';
import { Button, Segmented } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { groupOf, useSeenGroups } from '../../shared/facts/kinds';
import { usePreferences } from '../../shared/preferences';
import { clock } from '../../shared/time';
import { Figure, Figures } from '../../shared/ui/figure';
import { Icon } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { Panel } from '../../shared/ui/panel';
import { Failure, Nothing, Waiting } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import { FactRow } from './fact-row';
import { MOST_FACTS } from './live-feed';
import css from './live-page.module.css';
import { useLiveFeed } from './use-live-feed';
import { words } from './words';

const MinutesChart = lazy(() => import('./minutes-chart'));

/** What happens now, as it happens. */
export default function LivePage() {
  const t = useWords(words);
  const { feed, query, setPaused } = useLiveFeed();
  const { groups, seesAll } = useSeenGroups();
  const [kind, setKind] = useState<'all' | FactGroup>('all');
  const whole = kind === 'all' && seesAll;
  const shown = useMemo(
    () => (kind === 'all' ? feed.facts : feed.facts.filter((fact) => groupOf(fact.type) === kind)),
    [feed.facts, kind],
  );
  const people = useMemo(() => new Set(shown.map((fact) => fact.personId)).size, [shown]);

  return (
    <Page
      title={t.title}
      sentence={t.sentence(feed.online)}
      actions={
        <>
          {feed.paused && <span className={css.held}>{t.held(feed.held.length)}</span>}
          <Button
            icon={<Icon name={feed.paused ? 'play' : 'pause'} size={14} />}
            onClick={() => setPaused(!feed.paused)}
          >
            {feed.paused ? t.resume : t.pause}
          </Button>
        </>
      }
    >
      {query.isError && !query.data ? (
        <Panel>
          <Failure error={query.error} retry={() => query.refetch()} />
        </Panel>
      ) : (
        <>
          <div className={css.top}>
            <Panel title={t.hour} sentence={<HourSentence perMinute={feed.perMinute} />}>
              <Suspense fallback={<div className={css.chart} />}>
                <MinutesChart perMinute={feed.perMinute} label={t.perMinute} />
              </Suspense>
            </Panel>
            <Figures>
              <Figure title={t.online} sentence={t.onlineSentence} value={feed.online} unit={t.unitPeople} />
              <Figure
                title={t.rate}
                sentence={t.rateSentence}
                value={feed.perMinute.at(-2)?.count ?? 0}
                unit={t.unitFacts}
              />
              <Figure title={t.people} sentence={t.peopleSentence} value={people} unit={t.unitPeople} />
            </Figures>
          </div>
          <Panel
            flush
            title={t.stream}
            sentence={t.streamSentence}
            extra={
              <Segmented
                aria-label={t.filter}
                options={(['all', ...groups] as const).map((value) => ({
                  value,
                  label: t.kinds[value],
                }))}
                value={kind}
                onChange={setKind}
              />
            }
          >
            {query.isPending && <Waiting lines={8} height={20} />}
            {!query.isPending && shown.length === 0 && (
              <Nothing
                icon="activity"
                title={whole ? t.emptyTitle : kind === 'all' ? t.emptySeen : t.emptyKind}
                text={whole ? t.emptyText : undefined}
              />
            )}
            <ol className={css.rows}>
              {shown.map((fact) => (
                <FactRow key={fact.id} fact={fact} />
              ))}
            </ol>
            {shown.length > 0 && <p className={css.bound}>{t.bound(MOST_FACTS)}</p>}
          </Panel>
        </>
      )}
    </Page>
  );
}

function HourSentence({ perMinute }: { perMinute: readonly { at: number; count: number }[] }) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const total = perMinute.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return t.hourQuiet;
  const peak = perMinute.reduce((most, minute) => (minute.count > most.count ? minute : most));
  return t.hourSentence(
    total.toLocaleString(locale),
    peak.count.toLocaleString(locale),
    clock(new Date(peak.at), locale),
  );
}
