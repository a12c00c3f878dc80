import type { Behaviour } from './behaviour';
import type { Inhabitant } from './inhabitant';
import { HABITS } from './kinds';
import { rooms } from './rooms';
import type { Tally } from './tally';

/** Lets somebody do, room after room, what people of their kind do there; stops between two rooms when aborted. */
export async function actNow(
  { character, device, shelf }: Inhabitant,
  { tally, signal }: { tally: Tally; signal: AbortSignal },
  what: 'act' | 'actLive' = 'act',
  all: readonly Behaviour[] = rooms,
): Promise<void> {
  const { kind, randomIn } = character;
  const dearest = HABITS[kind].interests?.[0] ?? 'pour-over';
  for (const room of all) {
    if (signal.aborted) return;
    const random = randomIn(room.name);
    await room[what]?.({ kind, dearest, device, shelf, random, signal, count: tally.did });
  }
}
