import { parseArgs } from 'node:util';
import { buildServer } from '../bench/rig/server-process';
import { coOccurrence, itemNeighbours, popularity, type Recommender, sessionNeighbours } from './baselines';
import { type Dataset, historiesOf, popularOf } from './dataset';
import { ease, MOST_ITEMS } from './ease';
import { generate, sizeOf, WORLD } from './generate';
import { measureFeed } from './measure-feed';
import { type Answer, metricsOf, quantile } from './metrics';
import { WAYS, type Way } from './post';
import { readListening, readRatings, readShop } from './read-datasets';
import { type Found, keep, type Row, tableOf } from './report';

const { values: options } = parseArgs({
  options: {
    /** A folder with listening-train.tsv and listening-test.tsv. */
    listening: { type: 'string' },
    /** A file of shop sessions. */
    shop: { type: 'string' },
    /** A file of ratings, as u.data. */
    ratings: { type: 'string' },
    /** How deeds are told: view, read (view and leave) or like (view, and a like where the source says so). */
    as: { type: 'string', default: 'view' },
    /** So many topics, which say nothing of a content; 0: no two contents share one. */
    topics: { type: 'string', default: '0' },
    /** Contents are published in the course of so many days; 0: all today. */
    days: { type: 'string', default: '0' },
    /** Reads at most so many cases of each set. */
    cases: { type: 'string' },
    /** Without the generated sets; nothing is kept then. */
    given: { type: 'boolean', default: false },
    /** Without a server: only the baselines. */
    bare: { type: 'boolean', default: false },
    /** Also EASE with λ; dense, so it takes minutes for thousands of items. */
    ease: { type: 'boolean', default: false },
    lambda: { type: 'string', default: '200' },
  },
});

const CARDS = 20;
const POPULAR = 0.05;
const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Measures the feed on what people really did next, from outside, beside plain baselines that learnt from the same. */
async function main(): Promise<void> {
  const way = options.as as Way;
  if (!WAYS.includes(way)) throw new Error(`--as is one of ${WAYS.join(', ')}.`);
  if (!options.bare) buildServer();
  const generated = options.given ? [] : Object.values(generate(WORLD));
  const found: Found[] = [];
  for (const dataset of [...generated, ...given()]) {
    const one = await examine(some(dataset), way);
    process.stdout.write(`${tableOf(one)}\n\n`);
    found.push(one);
  }
  const whole = options.cases === undefined && !options.bare;
  if (generated.length && whole) say(keep(found.slice(0, generated.length)));
}

function* given(): Generator<Dataset> {
  if (options.listening) yield readListening(options.listening);
  if (options.shop) yield readShop(options.shop);
  if (options.ratings) yield readRatings(options.ratings);
}

const some = (dataset: Dataset): Dataset =>
  options.cases === undefined
    ? dataset
    : { ...dataset, cases: dataset.cases.slice(0, Number(options.cases)) };

async function examine(dataset: Dataset, way: Way): Promise<Found> {
  const about = { at: CARDS, items: dataset.items.length, popular: popularOf(dataset.learn, POPULAR) };
  const rows: Row[] = [];
  const took: Record<string, number> = {};
  if (!options.bare) {
    const { topics, days } = options;
    const asked = { way, topics: Number(topics), days: Number(days), cards: CARDS, say };
    const { answers, times, waits, ...rest } = await measureFeed(dataset, asked);
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    rows.push({ name: 'feed', ...metricsOf(answers, about), p50, p95 });
    if (rest.short) say(`${dataset.name}: ${rest.short} feeds had fewer than ${CARDS} cards`);
    if (waits.length)
      say(
        `${dataset.name}: readers knew after ${quantile(waits, 0.5).toFixed(0)} ms, p95 ${quantile(waits, 0.95).toFixed(0)} ms`,
      );
    Object.assign(took, rest.took);
  }
  const start = performance.now();
  for (const [name, recommend] of baselinesOf(dataset))
    rows.push({ name, ...metricsOf(answersOf(dataset, recommend), about) });
  if (dataset.cases[0]?.ideal) rows.push({ name: 'the truth', ...metricsOf(idealOf(dataset), about) });
  took['baselines'] = (performance.now() - start) / 1_000;
  return { dataset: dataset.name, size: { ...sizeOf(dataset), cases: dataset.cases.length }, took, rows };
}

function* baselinesOf({ learn, ordered, items }: Dataset): Generator<[string, Recommender]> {
  yield ['popularity', popularity(learn)];
  yield ['item neighbours', itemNeighbours(learn)];
  if (ordered) yield ['co-occurrence', coOccurrence(learn)];
  yield [ordered ? 'session neighbours' : 'people neighbours', sessionNeighbours(learn)];
  if (!options.ease) return;
  if (items.length <= MOST_ITEMS) yield [`EASE ${options.lambda}`, ease(learn, Number(options.lambda))];
  else say(`No EASE: more than ${MOST_ITEMS} items.`);
}

function answersOf({ learn, cases }: Dataset, recommend: Recommender): Answer[] {
  const histories = historiesOf(learn);
  return cases.map(({ person, before, wanted }) => {
    const history = [...(histories.get(person) ?? []), ...before].map(({ item }) => item);
    return { shown: recommend(history, CARDS), wanted, known: new Set(history) };
  });
}

const idealOf = ({ cases }: Dataset): Answer[] =>
  cases.map(({ ideal, wanted }) => ({ shown: ideal ?? [], wanted, known: new Set() }));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
