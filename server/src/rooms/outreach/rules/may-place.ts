import { localHour } from '../../../platform/local-hour';

/** At most so many cards are pushed to one person in 24 hours, and none so soon after the last. */
export const CAPS = { perDay: 6, gapMs: 20_000 } as const;

export interface QuietHours {
  from: number;
  to: number;
}

/** Whether a local hour lies in the quiet hours; they may run over midnight, and from = to means never. */
export function isQuiet(quiet: QuietHours | null, hour: number): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  return quiet.from < quiet.to
    ? hour >= quiet.from && hour < quiet.to
    : hour >= quiet.from || hour < quiet.to;
}

/** Whether one more card may be placed: `earlier` are the instants of the last day's cards, newest first. */
export function mayPlace(
  now: Date,
  earlier: readonly Date[],
  quiet: QuietHours | null,
  zone: string,
): boolean {
  if (isQuiet(quiet, localHour(now, zone))) return false;
  if (earlier.length >= CAPS.perDay) return false;
  const last = earlier[0];
  return !last || now.getTime() - last.getTime() >= CAPS.gapMs;
}
