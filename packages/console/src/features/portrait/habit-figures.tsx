import type { PortraitOfStaff } from '@wanglai/contract';
import { usePreferences } from '../../shared/preferences';
import { duration } from '../../shared/time';
import { Figure, Figures } from '../../shared/ui/figure';
import { useWords } from '../../shared/words';
import { words } from './words';

/** Nothing for who may not see habits: what they rest on comes with them or not at all. */
export function HabitFigures({ portrait }: { portrait: PortraitOfStaff }) {
  const t = useWords(words).figures;
  const { locale } = usePreferences();
  const { activeDays14 = 0, activeNights14 = 0, nightShare14, sessions, dwell } = portrait;
  if (nightShare14 === undefined || !sessions || !dwell) return null;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(nightShare14);
  return (
    <Figures columns={3}>
      <Figure title={t.days} sentence={t.daysSentence} value={activeDays14} unit={t.unitDay} />
      <Figure
        title={t.nights}
        sentence={t.nightsSentence(percent)}
        value={activeNights14}
        unit={t.unitNight}
      />
      <Figure
        title={t.sessions}
        sentence={t.sessionsSentence(sessions.perActiveDay.toLocaleString(locale))}
        value={sessions.count14}
        unit={t.unitTimes}
      />
      <Figure title={t.reading} sentence={t.readingSentence} value={duration(dwell.readingMs14, locale)} />
      <Figure title={t.dwell} sentence={t.dwellSentence} value={duration(dwell.meanMs, locale)} />
      <Figure
        title={t.length}
        sentence={t.lengthSentence}
        value={duration(sessions.medianMinutes * 60_000, locale)}
      />
    </Figures>
  );
}
