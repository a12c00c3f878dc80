import { useQuery } from '@tanstack/react-query';
import type { PersonOfStaff, PortraitOfStaff } from '@wanglai/contract';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { usePreferences } from '../../shared/preferences';
import { hasCode } from '../../shared/problem';
import { client, useCan } from '../../shared/session';
import { Page } from '../../shared/ui/page';
import { Panel } from '../../shared/ui/panel';
import { Failure, Loaded, Nothing, Waiting } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import { Administration } from './administration';
import { Grants } from './grants';
import { HabitFigures } from './habit-figures';
import { Interests, Levels } from './interests';
import { PortraitHeader } from './portrait-header';
import css from './portrait-page.module.css';
import { Tags } from './tags';
import { Timeline } from './timeline';
import { words } from './words';

const HeatMap = lazy(() => import('./heat-map'));

/** Everything that is known of one person, may be known, and is of use to who looks. */
export default function PortraitPage() {
  const { id = '' } = useParams();
  const t = useWords(words);
  const { locale } = usePreferences();
  const seesPortraits = useCan('portraits.see');
  // Without them some tags are not told, so that none is no news.
  const seesHabits = useCan('portraits.see-habits');
  const person = useQuery({
    queryKey: ['person', id],
    queryFn: () => client.call('GET /people/:id', { params: { id } }),
  });
  const portrait = useQuery({
    queryKey: ['portrait', id, locale],
    queryFn: () => client.call('GET /people/:id/portrait', { params: { id } }),
    enabled: seesPortraits,
  });
  const parent = { to: '/people', title: t.people };
  if (!person.data)
    return (
      <Page title={t.waiting} parent={parent}>
        <Panel>
          {person.isError ? <Failure error={person.error} retry={() => person.refetch()} /> : <Waiting />}
        </Panel>
      </Page>
    );
  if (!seesPortraits)
    return (
      <Page title={person.data.name} parent={parent}>
        <PortraitHeader person={person.data} />
        <Body person={person.data} side={null} />
      </Page>
    );
  return (
    <Page title={person.data.name} parent={parent}>
      <PortraitHeader person={person.data} portrait={portrait.data} />
      <Loaded
        query={portrait}
        waiting={
          <Panel>
            <Waiting lines={8} />
          </Panel>
        }
        failure={(error) => (
          <Body person={person.data} side={null}>
            <Panel>
              {hasCode(error, 'consent.not-granted') ? (
                <Nothing icon="shield" title={t.notGranted} text={t.notGrantedText} />
              ) : (
                <Failure error={error} retry={() => portrait.refetch()} />
              )}
            </Panel>
          </Body>
        )}
      >
        {(data) => (
          <Body person={person.data} side={(seesHabits || data.tags.length > 0) && <Tags tags={data.tags} />}>
            <Known portrait={data} />
          </Body>
        )}
      </Loaded>
    </Page>
  );
}

interface BodyProps {
  person: PersonOfStaff;
  side: React.ReactNode;
  children?: React.ReactNode;
}

/** What is known stands left, what it rests on and what is allowed stands right. */
function Body({ person, side, children }: BodyProps) {
  const seesGrants = useCan('consent.see');
  return (
    <div className={css.columns}>
      <div className={css.column}>
        {children}
        <Timeline person={person} />
      </div>
      <aside className={css.column}>
        {side}
        {seesGrants && <Grants personId={person.id} zone={person.zone} />}
        <Administration person={person} />
      </aside>
    </div>
  );
}

function Known({ portrait }: { portrait: PortraitOfStaff }) {
  const t = useWords(words);
  const { habit } = portrait;
  return (
    <>
      <HabitFigures portrait={portrait} />
      {habit && (
        <Panel title={t.habit} sentence={t.habitSentence}>
          <Suspense fallback={<div className={css.heat} />}>
            <HeatMap heat={habit.heat} />
          </Suspense>
        </Panel>
      )}
      <div className={css.pair}>
        <Interests portrait={portrait} />
        <Levels portrait={portrait} />
      </div>
    </>
  );
}
