import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { useConsents } from '@/features/consent/grants';
import { GrantsPanel } from '@/features/consent/grants-panel';
import { lastTag, newTag } from '@/features/outreach/pushes';
import { useWords } from '@/shared/i18n';
import { call } from '@/shared/session/api';
import { usePersonId } from '@/shared/session/arrive';
import { useStore } from '@/shared/state/store';
import { useQuery } from '@/shared/state/use-query';
import { ErrorState, Skeleton } from '@/shared/ui/states';
import { HourChart } from './hour-chart';
import { Interests } from './interests';
import { OwnData } from './own-data';
import { Tags } from './tags';
import { WeekHeat } from './week-heat';
import { portraitWords } from './words';
import './portrait.scss';

/** Everything that is known, with proof, and every switch over it. */
export function MyDataScreen() {
  const t = useWords(portraitWords);
  const person = usePersonId();
  // A tag that arrives while this is open belongs in the list at once.
  const arrived = useStore(lastTag);
  // Who is here has followed the banner, whichever way they came.
  useDidShow(() => newTag.set(null));
  const tags = useQuery(`tags:${person}:${arrived}`, () => call('GET /me/tags'));
  const personal = useConsents()?.find((consent) => consent.purpose === 'personalisation')?.granted;
  return (
    <View className="my-data">
      <View className="my-data__lead">{t.lead}</View>
      <View className="my-data__text">{t.leadText}</View>
      <Section title={t.tags}>
        <Tags tags={tags} />
      </Section>
      {personal && <Habits version={`${person}:${arrived}`} />}
      <Section title={t.grants} note={t.grantsText}>
        <GrantsPanel onChanged={() => void tags.reload()} />
      </Section>
      <Section title={t.own}>
        <OwnData />
      </Section>
    </View>
  );
}

/** Loaded anew with each version. */
function Habits({ version }: { version: string }) {
  const t = useWords(portraitWords);
  const portrait = useQuery(`portrait:${version}`, () => call('GET /me/portrait'));
  const { data, error } = portrait;
  if (!data) {
    // Withdrawn on another device a moment ago.
    if (error?.code === 'consent.not-granted') return null;
    return error ? (
      <ErrorState error={error} onRetry={() => void portrait.reload()} />
    ) : (
      <Skeleton shape="text" />
    );
  }
  const reading = t.reading(Math.round(data.dwell.readingMs14 / 60_000), data.activeDays14);
  return (
    <>
      <Section title={t.habit} note={reading}>
        <HourChart portrait={data} />
      </Section>
      <Section title={t.week}>
        <WeekHeat heat={data.habit.heat} />
      </Section>
      <Section title={t.interests}>
        <Interests interests={data.interests} />
      </Section>
    </>
  );
}

const Section = ({ title, note, children }: { title: string; note?: string; children: ReactNode }) => (
  <View className="section">
    <View className="section-title" role="heading" aria-level={2}>
      {title}
    </View>
    {note && <View className="section-note">{note}</View>}
    {children}
  </View>
);
