import { abilitiesOf, STAFF_ROLES } from '@wanglai/contract';
import type { Logger } from '../../platform/logger';
import { roomOf, type Sockets } from '../../platform/sockets/sockets';
import type { Interactions, StoredFact } from '../interactions';

const EVERY_MS = 250;
/** A person cannot read more at once; the count tells of the rest. */
const MOST_SHOWN = 20;

const VIEWERS = STAFF_ROLES.map((role) => [role, new Set(abilitiesOf(role))] as const);

interface Deps {
  show: Interactions['show'];
  sockets: Sockets;
  log: Logger;
}

/** Gathers what is stored and shows the console's live view a few times a second what happened. */
export function liveView(deps: Deps): (facts: readonly StoredFact[]) => void {
  let latest: StoredFact[] = [];
  let count = 0;
  let waiting = false;
  const show = async () => {
    waiting = false;
    const facts = latest;
    const counted = count;
    latest = [];
    count = 0;
    const shown = await deps.show(facts);
    const online = deps.sockets.online();
    // Each role is shown what it may see; how much happens at all is for everybody.
    for (const [role, abilities] of VIEWERS)
      deps.sockets.emit(roomOf.live(role), 'live:happened', {
        facts: shown(abilities),
        count: counted,
        online,
      });
  };
  return (facts) => {
    count += facts.length;
    latest = [...latest, ...facts].slice(-MOST_SHOWN);
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      show().catch((error) => deps.log.debug({ err: error }, 'the live view missed a moment'));
    }, EVERY_MS).unref();
  };
}
