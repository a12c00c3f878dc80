import { usePreferences } from '../preferences';
import { ago, date, useNow, weekdayClock } from '../time';

/** A moment as distance from now; the exact moment on hover. */
export function Ago({ at }: { at: string }) {
  const { locale } = usePreferences();
  return (
    <time dateTime={at} title={`${date(at, locale)} ${weekdayClock(at, locale)}`}>
      {ago(at, useNow(), locale)}
    </time>
  );
}
