import { actNow } from './act-now';
import { actVisit, eventsOf } from './act-visit';
import type { Character } from './cast';
import { type Device, openDevice, patiently, type Surroundings } from './device';
import type { Inhabitant } from './inhabitant';
import { type Library, type Shelf, shelfOf } from './library';
import type { Pace } from './pace';

/** People whose history is written at the same time. */
const AT_ONCE = 24;

/**
 * Lets everybody live through their plan, oldest visit first, with their clock set back; what they do through the API
 * comes last. Gives back those who came through to the end; ends early when aborted.
 */
export async function liveThrough(
  cast: readonly Character[],
  around: Surroundings & { library: Library; pace: Pace },
): Promise<Inhabitant[]> {
  const waiting = [...cast];
  const done: Inhabitant[] = [];
  const work = async () => {
    for (let who = waiting.shift(); who && !around.signal.aborted; who = waiting.shift()) {
      const inhabitant = await liveOne(who, around);
      if (around.signal.aborted) return;
      done.push(inhabitant);
      around.tally.people++;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, cast.length) }, work));
  return done;
}

async function liveOne(
  character: Character,
  around: Surroundings & { library: Library; pace: Pace },
): Promise<Inhabitant> {
  const { signal, pace } = around;
  const { random } = character;
  const device = await openDevice({ name: character.name, zone: character.zone }, around);
  const shelf = await shelfFor(device, around);
  const wait = async (ms: number) => device.pass(ms);
  for (const visit of character.visits) {
    await pace.take(eventsOf(visit), signal);
    if (signal.aborted) break;
    device.setClock(visit.startsAt);
    await actVisit({ device, shelf, random, wait }, visit, () => false);
    await device.deliver(signal);
  }
  device.setClock(null);
  const inhabitant = { character, device, shelf };
  await actNow(inhabitant, around);
  await device.deliver(signal);
  return inhabitant;
}

async function shelfFor(
  device: Device,
  { library, signal }: { library: Library; signal: AbortSignal },
): Promise<Shelf> {
  const feed = await patiently(() => device.client.call('GET /feed', { query: { limit: 30 } }), signal);
  return shelfOf(
    library,
    feed.items.map(({ card }) => card),
  );
}
