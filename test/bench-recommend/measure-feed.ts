import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServerProcess } from '../bench/rig/server-process';
import { type Case, type Dataset, type Deed, historiesOf, type Visit } from './dataset';
import type { Answer } from './metrics';
import { forAll, Phone, publish, settledOf, type Way } from './post';
import { broughtInto } from './read-datasets';

/** Of what is remembered the oldest; facts of more than 30 days ago are not taken. */
const DAYS = 28;
/** What was learnt from ends so long ago. */
const SINCE_MS = 3_600_000;
/** What others tell is learnt in the background, which no reader's lag shows; the feed promises it within this time. */
const LEARNT_MS = 1_000;
/** Few, so that a request's time is its own. */
const READ_AT_ONCE = 2;
/** So many cases tell what they have just done, before the readers of the stream are waited for. */
const WAVE = 32;

export interface Reading {
  answers: Answer[];
  /** ms of each request for a feed. */
  times: number[];
  /** ms from what was told right before a feed until all readers of the stream knew it. */
  waits: number[];
  /** s of each part of the work. */
  took: { publishing: number; joining: number; posting: number; settling: number; reading: number };
  /** Readings with fewer cards than asked for. */
  short: number;
}

export interface Asked {
  way: Way;
  topics: number;
  days: number;
  cards: number;
  say(line: string): void;
}

/** Posts a data set to a new server as its people's own phones would, and reads each case's feed. */
export async function measureFeed(dataset: Dataset, asked: Asked): Promise<Reading> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wanglai-recommend-'));
  try {
    const server = await startServerProcess({ dataDir, env: { RATE_LIMIT: '0' } });
    try {
      return await readingOf(dataset, `http://127.0.0.1:${server.port}`, asked);
    } catch (error) {
      asked.say(server.printed().slice(-4_000));
      throw error;
    } finally {
      server.kill('SIGTERM');
      await server.gone;
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function readingOf(
  dataset: Dataset,
  origin: string,
  { way, topics, days, cards, say }: Asked,
): Promise<Reading> {
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<[T, number]> => {
    const start = performance.now();
    const result = await work();
    const seconds = (performance.now() - start) / 1_000;
    say(`${dataset.name}: ${what} ${seconds.toFixed(1)} s`);
    return [result, seconds];
  };
  const settled = await settledOf(origin);
  const [ids, publishing] = await timed('publishing', () => publish(origin, dataset.items, { topics, days }));
  const items = new Map([...ids].map(([item, id]) => [id, item]));
  const idOf = (item: string) => ids.get(item)!;

  const people = new Set([...dataset.learn, ...dataset.cases].map(({ person }) => person));
  const phones = new Map([...people].map((person) => [person, new Phone(origin, `recommend-${person}`)]));
  const [, joining] = await timed('joining', () => forAll([...phones.values()], (phone) => phone.join()));

  const visits = new Map<string, Visit[]>();
  for (const visit of broughtInto(dataset.learn, { until: Date.now() - SINCE_MS, days: DAYS }))
    visits.set(visit.person, [...(visits.get(visit.person) ?? []), visit]);
  const [, posting] = await timed('posting', () =>
    forAll([...visits], ([person, own]) =>
      phones.get(person)!.tell(
        own.map(({ deeds }) => deeds),
        { way, idOf },
      ),
    ),
  );
  const [, settling] = await timed('settling', async () => {
    await settled();
    await sleep(LEARNT_MS);
  });

  const histories = historiesOf(dataset.learn);
  const times: number[] = [];
  const waits: number[] = [];
  const read = async ({ person, before, wanted }: Case): Promise<Answer> => {
    const start = performance.now();
    const shown = await phones.get(person)!.feed(cards);
    times.push(performance.now() - start);
    const known = new Set([...(histories.get(person) ?? []), ...before].map(({ item }) => item));
    return { shown: shown.map((id) => items.get(id) ?? id), wanted, known };
  };
  const readAll = async () => {
    const all: Answer[] = [];
    for (let from = 0; from < dataset.cases.length; from += WAVE) {
      const wave = dataset.cases.slice(from, from + WAVE);
      const begun = wave.filter(({ before }) => before.length);
      await forAll(begun, ({ person, before }) =>
        phones.get(person)!.tell([endingNow(before)], { way, idOf }),
      );
      if (begun.length) {
        const told = performance.now();
        await settled();
        waits.push(performance.now() - told);
      }
      all.push(...(await forAll(wave, read, READ_AT_ONCE)));
    }
    return all;
  };
  const [answers, reading] = await timed('reading', readAll);
  const short = answers.filter(({ shown }) => shown.length < cards).length;
  return { answers, times, waits, short, took: { publishing, joining, posting, settling, reading } };
}

function endingNow(deeds: readonly Deed[]): Deed[] {
  const later = Date.now() - deeds.at(-1)!.at;
  return deeds.map((deed) => ({ ...deed, at: deed.at + later }));
}
