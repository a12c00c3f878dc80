import { setTimeout as sleep } from 'node:timers/promises';
import type { Interaction, RecordReply } from '@wanglai/contract';
import { uuid7 } from '../bench/load/events';
import type { Persona } from '../bench/rig/brand';
import { between, type Random } from './random';

const DAY_MS = 86_400_000;
const REPLY_MS = 8_000;
const TYPES = ['view', 'view', 'click', 'leave', 'exposure', 'share'] as const;

export interface Sender {
  persona: Persona;
  /** Acknowledged events in the order they were sent. */
  acknowledged: { id: string; sessionId: string }[];
  /** Contents whose like was acknowledged. */
  liked: Set<string>;
  /** Requests that broke or were refused and were sent again. */
  retries: number;
  /** What a correct server never answers. */
  complaints: string[];
}

/**
 * One person's device: sends one batch after the other, each again and again, with the same ids, until it is
 * acknowledged; now and then likes a content. Ends, with nothing on its way, when `stopped` says so.
 */
export async function send(
  sender: Sender,
  options: {
    origin: string;
    name: string;
    contents: readonly string[];
    random: Random;
    pauseMs: number;
    stopped(): boolean;
    renew(): Promise<Persona>;
  },
): Promise<void> {
  const { random, contents } = options;
  for (let batch = 0; !options.stopped(); batch++) {
    const sessionId = `${options.name}-${Math.floor(batch / 8)}`;
    const events = Array.from({ length: between(random, 1, 20) }, () =>
      happening(random, sessionId, contents),
    );
    const reply = await untilAnswered<RecordReply>(sender, options, 'POST', '/interactions', () => ({
      sentAt: new Date().toISOString(),
      events,
    }));
    if (reply.accepted + reply.duplicates !== events.length)
      sender.complaints.push(`${events.length} events were answered with ${JSON.stringify(reply)}`);
    for (const { id } of events) sender.acknowledged.push({ id, sessionId });
    if (random() < 0.1) {
      const content = contents[between(random, 0, contents.length - 1)]!;
      await untilAnswered(sender, options, 'PUT', `/contents/${content}/like`, () => undefined);
      sender.liked.add(content);
    }
    await sleep(random() * options.pauseMs);
  }
}

/** Of the last twenty days, half of it late in the evening in Shanghai, so that tags come and are told. */
function happening(random: Random, sessionId: string, contents: readonly string[]): Interaction {
  const day = Math.floor(Date.now() / DAY_MS) - between(random, 1, 20);
  const hour = random() < 0.5 ? 16.5 : random() * 24;
  const at = Math.floor(day * DAY_MS + hour * 3_600_000 + random() * 1_800_000);
  const type = TYPES[between(random, 0, TYPES.length - 1)]!;
  const id = contents[between(random, 0, contents.length - 1)]!;
  return {
    id: uuid7(Date.now()),
    type,
    at: new Date(at).toISOString(),
    sessionId,
    page: 'pages/content/index',
    target: { type: 'content', id },
    ...(type === 'leave' && { props: { dwellMs: between(random, 1_000, 90_000) } }),
  };
}

async function untilAnswered<T>(
  sender: Sender,
  options: { origin: string; renew(): Promise<Persona> },
  method: string,
  path: string,
  body: () => unknown,
): Promise<T> {
  for (let waitMs = 20; ; waitMs = Math.min(waitMs * 2, 400)) {
    try {
      const given = body();
      const reply = await fetch(`${options.origin}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${sender.persona.token}`,
          ...(given !== undefined && { 'content-type': 'application/json' }),
        },
        ...(given !== undefined && { body: JSON.stringify(given) }),
        signal: AbortSignal.timeout(REPLY_MS),
      });
      const text = await reply.text();
      if (reply.ok) return JSON.parse(text) as T;
      if (reply.status === 401) sender.persona = await renewed(options.renew);
      else if (reply.status < 500 && reply.status !== 429)
        sender.complaints.push(`${method} ${path}: ${reply.status} ${text}`);
    } catch {
      // Refused, cut off or not answered in time: what the next try is for.
    }
    sender.retries++;
    await sleep(waitMs);
  }
}

async function renewed(renew: () => Promise<Persona>): Promise<Persona> {
  for (;;) {
    try {
      return await renew();
    } catch {
      await sleep(200);
    }
  }
}
