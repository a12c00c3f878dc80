import { z } from 'zod';
import type { Ack } from '../ack';
import { instant } from '../primitives';
import { define } from '../route';
import { type FactView, fact } from './interactions';

export const liveView = z.object({
  perMinute: z.array(z.object({ at: instant, count: z.int() })),
  recent: z.array(fact),
  online: z.int(),
});
export type LiveView = z.infer<typeof liveView>;

export const liveWatch = z.strictObject({ on: z.boolean() });

export const insightsMessages = { 'live:watch': liveWatch } as const;
export interface InsightsClientEvents {
  'live:watch': (body: z.input<typeof liveWatch>, ack: (reply: Ack) => void) => void;
}
export interface InsightsServerEvents {
  'live:happened': (event: { facts: FactView[]; count: number; online: number }) => void;
}

/** Figures over all people. */
export const insightsRoutes = define({
  'GET /insights/live': {
    room: 'insights',
    door: 'staff',
    summary: 'What happens now: the last facts and the last hour by minute',
    status: 200,
    reply: liveView,
  },
});
