import type { Logger } from '../../../platform/logger';
import type { Metrics } from '../../../platform/metrics';
import type { Facts } from '../interactions.store';
import { Follower, followingKey, type Placed, type Reader, type Reading } from './follower';
import { type AnyReader, goThroughHistory } from './history';
import type { Readers } from './readers';
import {
  type NextGeneration,
  type ReaderDocument,
  type ReaderState,
  type Register,
  stateOf,
} from './register';
import { endOf, type Segments, segmentOf, startOf } from './segments';

/** After a new generation is shown, the one before stays for so long: other processes notice within seconds. */
const KEPT_MS = 60_000;

interface Led {
  reader: AnyReader;
  follow(generation: number): Follower<never>;
  /** As it is written down. */
  known: ReaderDocument | undefined;
  /** When documents of earlier generations may go. */
  dropAt: number;
}

/** Generations of a reader's documents. */
export interface GenerationOf {
  /** The one to be shown. */
  shown(): number;
  /** The one in which documents are made that are renewed one by one. */
  made(): number;
}

/**
 * Brings readers to documents that hold the whole kept stream: those that are new in a house, those whose version has
 * changed, and those somebody asked to replay. It goes like this, by whichever processes there are:
 *
 * 1. The next generation is written down, with the segments that have a writer just then: they are left out of history.
 * 2. Each process notices, follows the new generation, too, and begins a new segment; what it wrote before has lost its
 *    writer and is read to its end by the take-over, for the new generation from its beginning.
 * 3. One process reads history, or renews one document after the other, and notes how far it has come.
 * 4. When history is over and all that was left out is read, the new generation is shown and the one before dropped.
 *
 * Each fact comes to a generation by exactly one of these ways, and each way may be gone again after a crash.
 */
export class Generations {
  private readonly led = new Map<string, Led>();
  /** Segments below this number have been read to their end by every reader. */
  private lowest = 0;

  constructor(
    private readonly deps: {
      register: Register;
      readers: Readers;
      segments: Segments;
      facts: Facts;
      metrics: Metrics;
      log: Logger;
      now(): Date;
      /** Runs `change` and then begins a new segment, between two commits. */
      inNewSegment(change: () => void): Promise<void>;
    },
  ) {}

  /** Declares a reader, before the server starts. */
  declare<Kept extends Placed>(reader: Reader<Kept>): void {
    const { log, metrics, readers, facts } = this.deps;
    const read = (from: number, through: number) => facts.between(from - 1, through + 1, Infinity);
    const standing = (name: string, key: string) => this.standing(name, key);
    this.led.set(reader.name, {
      // What a reader keeps is its own matter; nobody here looks at it.
      reader: reader as unknown as AnyReader,
      follow: (generation) =>
        new Follower(reader, generation, { log, metrics, note: readers.note, read, standing }) as never,
      known: undefined,
      dropAt: Number.POSITIVE_INFINITY,
    });
  }

  /** Of a reader that is declared, before or after this. */
  generationOf(name: string): GenerationOf {
    const led = () => this.led.get(name);
    return {
      shown: () => led()?.known?.generation ?? 1,
      made: () => {
        const { reader, known } = led() ?? {};
        return reader && known ? generationIn(reader, known) : 1;
      },
    };
  }

  /** Meets all declared readers; to be awaited before this process opens its first segment. */
  async open(): Promise<void> {
    const known = new Map((await this.deps.register.all()).map((one) => [one._id, one]));
    for (const { reader } of this.led.values()) {
      const found = known.get(reader.name);
      if (!found) await this.enter(reader);
      else if (found.version < reader.version && (found.next?.version ?? 0) < reader.version)
        await this.begin(reader, found);
    }
    // Once more for what the first look has begun.
    await this.look();
    await this.look();
    for (const { follow, key } of this.wanted())
      if (!this.deps.readers.get(key)) this.deps.readers.add(follow());
  }

  /** Looks at what is written down, and follows what this process is to follow. */
  async notice(signal: AbortSignal): Promise<void> {
    await this.look();
    const { readers } = this.deps;
    const wanted = this.wanted();
    const fresh = wanted.filter(({ key }) => !readers.get(key));
    if (fresh.length) {
      await this.deps.inNewSegment(() => {
        for (const { follow } of fresh) readers.add(follow());
      });
      // So that nobody who reads the segment of before to its end begins earlier than need be.
      await readers.notePlaces(signal);
    }
    const keys = new Set(wanted.map(({ key }) => key));
    for (const key of readers.keys()) if (!keys.has(key)) await readers.remove(key);
    for (const led of this.led.values()) await this.finish(led);
  }

  /** Leads whatever is to be caught up with and has no leader, to its end or until `signal`. */
  async lead(signal: AbortSignal): Promise<void> {
    await Promise.all(
      [...this.led.values()].map(async ({ reader, known }) => {
        if (known?.next?.version !== reader.version || known.next.over) return;
        const next = await this.deps.register.lead(reader.name);
        if (!next) return;
        try {
          await goThroughHistory(this.deps, reader, next, signal);
        } finally {
          await this.deps.register.giveUpLead(reader.name);
        }
      }),
    );
  }

  /** Whether every reader of the house, also one that only other processes know, is followed by this process. */
  async areAllFollowed(): Promise<boolean> {
    await this.look();
    const known = await this.deps.register.all();
    return known.every((one) => {
      const reader = this.led.get(one._id)?.reader;
      if (!reader || one.version > reader.version) return false;
      if (one.next && (one.next.version !== reader.version || !one.next.leftOut)) return false;
      return keysOf(reader, one).every((key) => this.deps.readers.get(key));
    });
  }

  /** How each reader stands; `lag`: facts that wait for it here, or have lost their writer. */
  async states(): Promise<(ReaderState & { lag: number })[]> {
    const [known, lags] = await Promise.all([this.deps.register.all(), this.lags()]);
    return known.map((one) => ({ ...stateOf(one), lag: lags.get(one._id) ?? 0 }));
  }

  async lags(): Promise<Map<string, number>> {
    return this.deps.readers.lags(await this.deps.segments.left());
  }

  private standing(name: string, key: string): Pick<Reading, 'shown' | 'floor'> {
    const led = this.led.get(name);
    const shown = led?.known?.generation ?? 1;
    const next = led?.known?.next;
    const isNext = led && next && key === followingKey(led.reader, next.generation);
    if (!isNext || led.reader.anew.way !== 'reads again') return { shown, floor: this.lowest };
    // Where the way may be gone again from, places are still needed.
    const from = typeof next.at === 'number' ? segmentOf(next.at) : 0;
    return { shown, floor: Math.min(from, this.lowest) };
  }

  /** A reader that this house has never met. On an empty stream there is nothing to catch up with. */
  private async enter(reader: AnyReader): Promise<void> {
    const { register, segments } = this.deps;
    const entry = { _id: reader.name, way: reader.anew.way, version: reader.version };
    if (reader.anew.way === 'never') {
      for (const { _id } of await segments.all()) await this.passOver(reader.name, _id);
      return register.enter({ ...entry, generation: 1 });
    }
    const isEmpty = (await segments.last()) === 0;
    await register.enter({ ...entry, generation: isEmpty ? 1 : 0 });
    if (!isEmpty) await this.begin(reader, { ...entry, generation: 0 });
  }

  private async passOver(name: string, segment: number): Promise<void> {
    const [last] = await this.deps.facts.newestBelow(endOf(segment), 1);
    if (last && segmentOf(last.position) === segment) await this.deps.readers.note(name, last.position);
  }

  private async begin(reader: AnyReader, known: ReaderDocument): Promise<void> {
    if (reader.anew.way === 'never') return this.deps.register.setVersion(reader.name, reader.version);
    await this.deps.register.begin(known, {
      generation: (known.next?.generation ?? known.generation) + 1,
      version: reader.version,
      end: 0,
      done: 0,
      total: 0,
      over: false,
    });
  }

  /** Reads the register, begins what was asked for, and says what history leaves out where that is still to be said. */
  private async look(): Promise<void> {
    const { register, segments } = this.deps;
    this.lowest = (await segments.all())[0]?._id ?? this.lowest;
    for (const known of await register.all()) {
      const led = this.led.get(known._id);
      if (!led) continue;
      const before = led.known?.generation;
      if (before !== known.generation) led.dropAt = this.deps.now().getTime() + KEPT_MS;
      led.known = known;
      this.tell(led.reader, known);
      if (known.asked && !known.next && known.version === led.reader.version)
        await this.begin(led.reader, known);
      else if (known.next && !known.next.leftOut && known.next.version === led.reader.version)
        await this.leaveOut(led.reader, known.next);
    }
  }

  /** Who renews documents one by one is told to which generation. */
  private tell(reader: AnyReader, known: ReaderDocument): void {
    const follower = reader.anew.way === 'reads again' ? undefined : this.deps.readers.get(reader.name);
    if (follower) follower.generation = generationIn(reader, known);
  }

  private async leaveOut({ name, anew }: AnyReader, { generation }: NextGeneration): Promise<void> {
    const { register, segments, facts } = this.deps;
    if (anew.way !== 'reads again') {
      const total = anew.way === 'renews' ? await anew.total() : 0;
      return register.leaveOut(name, generation, [], 0, total);
    }
    // Looked at after the generation was written down: a segment that is forgotten meanwhile is history (takeover.ts).
    const open = (await segments.all()).filter(({ leaving }) => !leaving).map(({ _id }) => _id);
    const end = startOf((await segments.last()) + 1);
    await register.leaveOut(name, generation, open, end, await facts.about());
  }

  private wanted(): { key: string; follow(): Follower<never> }[] {
    return [...this.led.values()].flatMap(({ reader, known, follow }) => {
      // Documents of a newer version than this process knows are left to processes that do.
      if (!known || known.version > reader.version) return [];
      if (reader.anew.way !== 'reads again')
        return [{ key: reader.name, follow: () => follow(generationIn(reader, known)) }];
      return generationsIn(reader, known).map((generation) => ({
        key: followingKey(reader, generation),
        follow: () => follow(generation),
      }));
    });
  }

  /** Shows a generation that is complete; drops what it has replaced, later. */
  private async finish(led: Led): Promise<void> {
    const { reader, known } = led;
    if (known?.next?.over && (await this.hasReadAll(reader, known.next))) {
      await this.deps.register.show(reader.name, known.next);
      await this.look();
    }
    if (reader.anew.way !== 'reads again' || this.deps.now().getTime() < led.dropAt) return;
    led.dropAt = Number.POSITIVE_INFINITY;
    const shown = led.known?.generation ?? 1;
    if (shown > 1) await reader.anew.drop(shown);
  }

  /** Whether nothing is left that came before the next generation was followed, in any process. */
  private async hasReadAll(reader: AnyReader, { generation }: NextGeneration): Promise<boolean> {
    if (reader.anew.way !== 'reads again') return true;
    const { segments, readers, facts } = this.deps;
    const key = followingKey(reader, generation);
    for (const { _id, sealedAt, readers: along } of await segments.all()) {
      if (!sealedAt && along?.includes(key)) continue;
      if (!sealedAt) return false;
      const [last] = await facts.newestBelow(endOf(_id), 1);
      if (!last || segmentOf(last.position) !== _id) continue;
      if ((await readers.checkpoint(key, _id)) < last.position) return false;
    }
    return true;
  }
}

/** The one that documents are renewed to. */
const generationIn = (reader: AnyReader, { generation, next }: ReaderDocument): number =>
  next?.version === reader.version ? next.generation : Math.max(1, generation);

/** The shown one, and the next where this code makes it. */
const generationsIn = (reader: AnyReader, { generation, next }: ReaderDocument): number[] => [
  ...(generation > 0 ? [generation] : []),
  ...(next?.version === reader.version && next.leftOut ? [next.generation] : []),
];

const keysOf = (reader: AnyReader, known: ReaderDocument): string[] =>
  reader.anew.way === 'reads again'
    ? generationsIn(reader, known).map((generation) => followingKey(reader, generation))
    : [reader.name];
