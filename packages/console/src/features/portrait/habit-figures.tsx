import type { Portrait } from '@wanglai/contract';
import { usePreferences } from '../../shared/preferences';
import { duration } from '../../shared/time';
import { Figure, Figures } from '../../shared/ui/figure';
import { useWords } from '../../shared/words';
import { words } from './words';

export function HabitFigures({ portrait }: { portrait: Portrait }) {
  const t = useWords(words).figures;
  const { locale } = usePreferences();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(portrait.nightShare14);
  return (
    <Figures columns={3}>
      <Figure title={t.days} sentence={t.daysSentence} value={portrait.activeDays14} unit={t.unitDay} />
      <Figure
        title={t.nights}
        sentence={t.nightsSentence(percent)}
        value={portrait.activeNights14}
        unit={t.unitNight}
      />
      <Figure
        title={t.sessions}
        sentence={t.sessionsSentence(portrait.sessions.perActiveDay.toLocaleString(locale))}
        value={portrait.sessions.count14}
        unit={t.unitTimes}
      />
      <Figure
        title={t.reading}
        sentence={t.readingSentence}
        value={duration(portrait.dwell.readingMs14, locale)}
      />
      <Figure title={t.dwell} sentence={t.dwellSentence} value={duration(portrait.dwell.meanMs, locale)} />
      <Figure
        title={t.length}
        sentence={t.lengthSentence}
        value={duration(portrait.sessions.medianMinutes * 60_000, locale)}
      />
    </Figures>
  );
}
