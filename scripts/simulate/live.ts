import { createLive } from '@wanglai/client';
import { actNow } from './act-now';
import { actVisit } from './act-visit';
import type { Character } from './cast';
import { sleep } from './device';
import type { Inhabitant } from './inhabitant';
import { HABITS } from './kinds';
import { localTime } from './local-time';
import type { Pace } from './pace';
import { planPerson, type Visit } from './plan-person';
import type { Tally } from './tally';

/** Connected sockets at most; each is somebody the live view counts as online. */
const MOST_SOCKETS = 300;
/** Nobody at a demo wants to wait for somebody to finish reading. */
const HURRY = 8;

/** People keep coming, those whose hour it is above all, each for a visit in real time, until aborted. */
export async function liveOn(
  inhabitants: readonly Inhabitant[],
  around: { pace: Pace; rate: number; tally: Tally; signal: AbortSignal },
): Promise<void> {
  const { signal } = around;
  const present = inhabitants.filter(({ character }) => character.kind !== 'drifting');
  // Somebody acts about every four seconds.
  const atOnce = Math.max(1, Math.min(present.length, Math.ceil(around.rate * 4), MOST_SOCKETS));
  const away = [...present];
  const come = async (delay: number) => {
    await sleep(delay, signal);
    while (!signal.aborted && away.length) {
      const who = away.splice(chooseNext(away), 1)[0]!;
      await visitNow(who, around);
      away.push(who);
      await sleep(who.character.random.between(500, 6_000), signal);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, i) => come((i * 3_000) / atOnce)));
}

/** Whose hour it is comes first; of others one in a while. */
function chooseNext(away: readonly Inhabitant[]): number {
  const start = Math.floor(Math.random() * away.length);
  for (let i = 0; i < away.length; i++) {
    const at = (start + i) % away.length;
    const { kind, zone } = away[at]!.character;
    const hour = Math.floor(localTime(Date.now(), zone).minute / 60);
    if (HABITS[kind].hours.some((one) => one % 24 === hour) || Math.random() < 0.05) return at;
  }
  return start;
}

async function visitNow(
  who: Inhabitant,
  { pace, tally, signal }: { pace: Pace; tally: Tally; signal: AbortSignal },
): Promise<void> {
  const { device, shelf, character } = who;
  const { random } = character;
  device.setClock(null);
  const socket = createLive({ client: device.client });
  socket.start();
  const wait = async (ms: number) => {
    await pace.take(4, signal);
    await sleep(ms / HURRY, signal);
  };
  try {
    await actVisit({ device, shelf, random, wait }, visitOf(character), () => signal.aborted);
    await actNow(who, { tally, signal }, 'actLive');
    await device.deliver(signal);
  } catch {
    // The server went away in the middle of it; the next visitor will see.
    tally.away = true;
  } finally {
    socket.stop();
  }
}

/** A visit as they always make it, begun now. */
function visitOf(character: Character): Visit {
  const { kind, zone, random } = character;
  const plan = planPerson({ kind, zone }, 29, Date.now(), random);
  return { ...(plan.at(-1) ?? NO_PLAN), startsAt: Date.now() };
}

const NO_PLAN: Visit = { startsAt: 0, homeMs: 5_000, glimpses: 3, search: false, readings: [] };
