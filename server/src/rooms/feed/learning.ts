import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { factKindOf } from '@wanglai/contract';
import { Affinities } from '@wanglai/recommend';
import type { World } from '../../platform/context';
import type { People } from '../identity';
import type { StoredFact, Stream } from '../interactions';

/** What is looked back over at most: facts of so many days, and so many of them. */
const LOOK_BACK_MS = 90 * 86_400_000;
const MOST_FACTS = 2_000_000;
const FACTS_AT_ONCE = 5_000;
const PAUSE_MS = 5;
const LESSONS_AT_ONCE = 200;
/** How long facts are gathered before they are learned from, and how long a grant is remembered. */
const GATHER_MS = 200;
const REMEMBER_MS = 30_000;
const MOST_REMEMBERED = 100_000;
/** A model of before a withdrawal or an erasure is made anew within this time, any model once a day. */
const RENEW_AFTER_LOSS_MS = 3_600_000;
const RENEW_MS = 86_400_000;

interface Deps {
  stream: Pick<Stream, 'heed' | 'before'>;
  people: Pick<People, 'find'>;
  now: World['now'];
  log: World['log'];
}

/** What of a fact is learned from. */
interface Lesson {
  person: string;
  item: string;
  at: number;
}

/** Facts that say that somebody took a content up. Leaving and being shown say nothing of it, nor does what is taken back. */
export function lessonOf({ type, personId, content, at }: StoredFact): Lesson | null {
  if (!content || !personId) return null;
  const kind = factKindOf(type);
  const takesUp = kind?.by === 'person' && kind.counts?.active && kind.counts.weight > 0;
  return takesUp ? { person: personId, item: content.id, at: at.getTime() } : null;
}

/**
 * The model of what is taken up together, in the memory of each process: a function of the kept stream and of who grants
 * `personalisation`, learned from the newest 90 days in the background after a start, then from each fact within a second.
 * Made anew once a day, and within an hour after somebody withdrew or was erased; then nothing of them is in it.
 */
export class Learning {
  private model: Affinities;
  private next: Affinities | null = null;
  private gathered: Lesson[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** As whom facts of an id are learned from; null: not at all. */
  private readonly known = new Map<string, { as: string | null; until: number }>();
  private madeAt: number | null = null;
  private lostSomebody = false;
  private busy: Promise<void> = Promise.resolve();

  constructor(private readonly deps: Deps) {
    this.model = new Affinities(deps.now().getTime());
    deps.stream.heed((facts) => this.gather(facts));
  }

  /** The model as it is now; not to be kept. */
  get affinities(): Affinities {
    return this.model;
  }

  /** Makes the model from the kept stream, if it is due; until `signal`. */
  async run(signal: AbortSignal): Promise<void> {
    const age = this.madeAt === null ? Number.POSITIVE_INFINITY : this.deps.now().getTime() - this.madeAt;
    if (age >= (this.lostSomebody ? RENEW_AFTER_LOSS_MS : RENEW_MS)) await this.makeAnew(signal);
  }

  /** A grant was withdrawn or somebody was erased: this model learns no more of them, and the next knows nothing of them. */
  forget(personIds: readonly string[]): void {
    for (const id of personIds) this.known.delete(id);
    this.lostSomebody = true;
  }

  /** Learns from all that was heard. */
  async settle(): Promise<void> {
    while (this.gathered.length) this.learn();
    await this.busy;
  }

  async makeAnew(signal: AbortSignal): Promise<void> {
    const { stream, now } = this.deps;
    const begun = now().getTime();
    const next = new Affinities(begun);
    this.next = next;
    this.lostSomebody = false;
    try {
      let below: number | undefined;
      for (let read = 0; read < MOST_FACTS; read += FACTS_AT_ONCE) {
        const facts = await stream.before(below, FACTS_AT_ONCE);
        const last = facts.at(-1);
        if (!last || last.receivedAt.getTime() < begun - LOOK_BACK_MS) break;
        await this.teach(
          facts.flatMap((fact) => lessonOf(fact) ?? []),
          [next],
        );
        below = last.position;
        // Whoever asks for something goes first.
        await sleep(PAUSE_MS, undefined, { signal });
      }
      this.model = next;
      this.madeAt = begun;
    } catch (error) {
      this.lostSomebody = true;
      if (!signal.aborted) throw error;
    } finally {
      this.next = null;
    }
  }

  private gather(facts: readonly StoredFact[]): void {
    for (const fact of facts) {
      const lesson = lessonOf(fact);
      if (lesson) this.gathered.push(lesson);
    }
    if (this.gathered.length) this.timer ??= setTimeout(() => this.learn(), GATHER_MS).unref();
  }

  private learn(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const lessons = this.gathered;
    this.gathered = [];
    this.busy = this.busy
      .then(() => this.teach(lessons, this.next ? [this.model, this.next] : [this.model]))
      .catch((error) =>
        this.deps.log.warn(
          { err: error },
          'facts were not learned from; they are when the model is made anew',
        ),
      );
  }

  private async teach(lessons: readonly Lesson[], models: readonly Affinities[]): Promise<void> {
    await this.meet(new Set(lessons.map(({ person }) => person)));
    for (const [i, { person, item, at }] of lessons.entries()) {
      // Some milliseconds at the most, then whoever waits for an answer goes first.
      if (i % LESSONS_AT_ONCE === LESSONS_AT_ONCE - 1) await breathe();
      const known = this.known.get(person)?.as;
      if (known) for (const model of models) model.note({ person: known, item, at });
    }
  }

  /** Sees to it that of each id it is known lately as whom to learn of it. */
  private async meet(ids: ReadonlySet<string>): Promise<void> {
    const now = Date.now();
    const unknown = [...ids].filter((id) => !((this.known.get(id)?.until ?? 0) > now));
    if (!unknown.length) return;
    const { people } = this.deps;
    const found = await people.find(unknown);
    // Who was merged goes by the grant of whom they were merged into, and is one person with them.
    const others = found.flatMap(({ mergedInto }) => mergedInto ?? []);
    const all = new Map([...found, ...(await people.find(others))].map((person) => [person._id, person]));
    if (this.known.size > MOST_REMEMBERED) this.known.clear();
    for (const id of unknown) {
      const person = all.get(all.get(id)?.mergedInto ?? id);
      const as = person?.grants.personalisation ? person._id : null;
      this.known.set(id, { as, until: now + REMEMBER_MS });
    }
  }
}
