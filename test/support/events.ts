import { randomUUID } from 'node:crypto';
import type { Client } from '@wanglai/client';
import type { Interaction, RecordReply } from '@wanglai/contract';

/** An interaction as a device would send it, with whatever a test cares about in place of the usual. */
export function buildInteraction(change: Partial<Interaction> = {}): Interaction {
  return {
    id: randomUUID(),
    type: 'view',
    at: new Date().toISOString(),
    sessionId: 's-1',
    page: '/pages/home/index',
    ...change,
  };
}

export const record = (client: Client, events: Interaction[], sentAt = new Date()): Promise<RecordReply> =>
  client.call('POST /interactions', { body: { sentAt: sentAt.toISOString(), events } });

/**
 * Views at these local hours of each of the last `nights` nights, in the zone's own time. Hour 23 is the evening of
 * the date, hours 0 to 4 the morning after.
 */
export function viewsAt(
  zone: string,
  nights: number,
  hours: readonly number[],
  now = new Date(),
): Interaction[] {
  const events: Interaction[] = [];
  for (let night = 1; night <= nights; night++)
    for (const hour of hours) {
      const at = instantOf(zone, new Date(now.getTime() - night * 86_400_000), hour);
      events.push(buildInteraction({ at: at.toISOString(), sessionId: `n${night}` }));
    }
  return events;
}

/** The instant at which it is `hour`:30 in a zone, on the local date of `day`. */
function instantOf(zone: string, day: Date, hour: number): Date {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const date = format.format(day);
  const asUtc = new Date(`${date}T${String(hour).padStart(2, '0')}:30:00Z`);
  const shown = new Date(`${asUtc.toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`);
  return new Date(asUtc.getTime() - (shown.getTime() - asUtc.getTime()));
}
