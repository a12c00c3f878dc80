import { personas } from '@wanglai/demo-brand';
import { HABITS, KINDS, type Kind } from './kinds';
import { newName } from './names';
import { planPerson, type Visit, type Ways } from './plan-person';
import { type Random, randomOf, randomsOf } from './random';

/** Somebody who is going to use the app. */
export interface Character {
  name: string;
  kind: Kind;
  zone: string;
  visits: Visit[];
  /** For what they do on their visits, beyond the plan. */
  random: Random;
  /** For what they do in a room through its API. */
  randomIn(room: string): Random;
}

/** What the brand's own personas would be here; `spreader` reads at weekends. */
const PERSONA_KINDS: Readonly<Record<string, Kind>> = {
  'night-reader': 'night-reader',
  'deal-hunter': 'deal-hunter',
  helper: 'helper',
  spreader: 'weekend-reader',
  drifting: 'drifting',
};

/**
 * So many people with their plans: the brand's personas first, then made-up ones, every kind in its share. Who comes
 * n-th depends on the seed alone, not on how many there are.
 */
export function castOf(people: number, days: number, now: number, seed: string): Character[] {
  const taken = new Set<string>();
  const known = personas.flatMap((persona) => {
    const kind = PERSONA_KINDS[persona.key];
    return kind ? [{ kind, name: persona.name, zone: persona.zone, ways: waysOf(kind, persona) }] : [];
  });
  return Array.from({ length: people }, (_, i) => {
    const random = randomOf(`${seed}:${i}`);
    const who = known[i] ?? strangerOf(random, taken);
    taken.add(who.name);
    return {
      name: who.name,
      kind: who.kind,
      zone: who.zone,
      visits: planPerson(who, days, now, random),
      random,
      randomIn: randomsOf(`${seed}:${i}`),
    };
  });
}

function strangerOf(
  random: Random,
  taken: Set<string>,
): { kind: Kind; name: string; zone: string; ways?: Ways } {
  const kind = kindOf(random);
  return { kind, name: newName(random, taken), zone: random.pick(HABITS[kind].zones) };
}

/** Each persona has interests of their own; hours and days only where the kind leaves them open. */
function waysOf(kind: Kind, persona: (typeof personas)[number]): Ways {
  return kind === 'helper' || kind === 'deal-hunter'
    ? { interests: persona.interests, hours: persona.hours }
    : { interests: persona.interests };
}

function kindOf(random: Random): Kind {
  const all = KINDS.reduce((sum, kind) => sum + HABITS[kind].weight, 0);
  let left = random.next() * all;
  for (const kind of KINDS) {
    left -= HABITS[kind].weight;
    if (left < 0) return kind;
  }
  return KINDS[0];
}
