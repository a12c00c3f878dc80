import { type Candidate, chooseCards, type Question } from './choose-cards';

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const piece = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  topics: [id],
  level: 'attribute',
  minutes: 6,
  publishedAt: NOW - 20 * DAY,
  views: 0,
  ...over,
});
const ask = (candidates: Candidate[], over: Partial<Question> = {}): Question => ({
  candidates,
  taste: { interests: [], level: { attribute: 0, consequence: 0, value: 0 }, nightOwl: false },
  seen: new Map(),
  now: NOW,
  hour: 12,
  seed: 's',
  limit: 50,
  ...over,
});
const tasteFor = (interests: Record<string, number>, nightOwl = false): Question['taste'] => ({
  interests: Object.entries(interests).map(([topic, score]) => ({ topic, score })),
  level: { attribute: 0, consequence: 0, value: 0 },
  nightOwl,
});
const first = (question: Question) => chooseCards(question)[0];

describe('what comes first, and why', () => {
  const plain = ['p', 'q', 'r'].map((id) => piece(id));
  test.each<[string, Question, object]>([
    [
      'what one is fond of',
      ask([...plain, piece('tea')], { taste: tasteFor({ tea: 0.6 }) }),
      { id: 'tea', code: 'interest', topic: 'tea' },
    ],
    [
      'the topic one is fondest of is named',
      ask([...plain, piece('x', { topics: ['gear', 'tea'] })], { taste: tasteFor({ tea: 0.6, gear: 0.2 }) }),
      { id: 'x', code: 'interest', topic: 'tea' },
    ],
    ['what is new', ask([...plain, piece('new', { publishedAt: NOW - HOUR })]), { id: 'new', code: 'fresh' }],
    ['what many look at', ask([...plain, piece('loved', { views: 300 })]), { id: 'loved', code: 'popular' }],
    ['two views are not many', ask([...plain, piece('loved', { views: 2 })]), { id: 'loved', code: 'start' }],
    [
      'a strong interest before what is new',
      ask([piece('tea'), piece('new', { publishedAt: NOW - HOUR })], { taste: tasteFor({ tea: 0.7 }) }),
      { id: 'tea', code: 'interest', topic: 'tea' },
    ],
    [
      'often is not said of what is read half as much',
      ask([piece('gear', { publishedAt: NOW - HOUR })], { taste: tasteFor({ tea: 0.7, gear: 0.3 }) }),
      { id: 'gear', code: 'fresh' },
    ],
    [
      'a single view is no interest to speak of',
      ask([piece('tea')], { taste: tasteFor({ tea: 0.1 }) }),
      { id: 'tea', code: 'explore' },
    ],
    [
      'at night a night owl gets something short',
      ask([...plain, piece('short', { minutes: 2 })], { taste: tasteFor({}, true), hour: 1 }),
      { id: 'short', code: 'night' },
    ],
    [
      'the level one reads at',
      ask([...plain, piece('value', { level: 'value' })], {
        taste: { interests: [], level: { attribute: 0.1, consequence: 0.1, value: 0.8 }, nightOwl: false },
      }),
      { id: 'value', code: 'start' },
    ],
  ])('%s', (_, question, expected) => {
    expect(first(question)).toEqual(expected);
  });

  test.each<[string, Partial<Question>]>([
    ['by day', { taste: tasteFor({}, true), hour: 12 }],
    ['for others', { taste: tasteFor({}), hour: 1 }],
  ])('nothing is for the night %s', (_, over) => {
    const codes = chooseCards(ask([piece('a', { minutes: 1 }), piece('b')], over)).map(({ code }) => code);
    expect(codes).not.toContain('night');
  });
});

describe('what was seen', () => {
  const two = [piece('a', { views: 10 }), piece('b')];
  test.each<[string, Question['seen'], string[], string]>([
    ['nothing seen', new Map(), ['a', 'b'], 'popular'],
    ['just shown goes down', new Map([['a', { shownAt: NOW - HOUR }]]), ['b', 'a'], 'start'],
    ['shown days ago is forgiven', new Map([['a', { shownAt: NOW - 5 * DAY }]]), ['a', 'b'], 'popular'],
    ['opened goes last', new Map([['a', { viewedAt: NOW - 9 * DAY }]]), ['b', 'a'], 'start'],
    ['opened long ago is forgiven', new Map([['a', { viewedAt: NOW - 40 * DAY }]]), ['a', 'b'], 'popular'],
  ])('%s', (_, seen, ids, code) => {
    const choices = chooseCards(ask(two, { seen }));
    expect(choices.map(({ id }) => id)).toEqual(ids);
    expect(choices[0]!.code).toBe(code);
  });

  test('what was opened comes back longest ago first, and says so', () => {
    const seen = new Map([
      ['a', { viewedAt: NOW - DAY }],
      ['b', { viewedAt: NOW - 2 * DAY }],
    ]);
    expect(chooseCards(ask(two, { seen }))).toEqual([
      { id: 'b', code: 'again' },
      { id: 'a', code: 'again' },
    ]);
  });
});

describe('what others tell', () => {
  const many = Array.from({ length: 60 }, (_, i) => piece(`id${i}`, { views: i === 7 ? 400 : 0 }));
  const fit = (score: number, sure = true) => ({ score, because: 'read', sure });
  const fits = (evidence: number) => ({
    evidence,
    of: new Map([
      ['id40', fit(1)],
      ['id41', fit(0.6, false)],
    ]),
  });

  test('comes first where there is evidence, with the content it goes by', () => {
    expect(chooseCards(ask(many, { fits: fits(0.9) })).slice(0, 2)).toEqual([
      { id: 'id40', code: 'together', because: 'read' },
      { id: 'id41', code: 'alike', because: 'read' },
    ]);
  });
  test('says little while hardly anybody tells it', () => {
    expect(first(ask(many, { fits: fits(0.05) }))).toMatchObject({ id: 'id7', code: 'popular' });
  });
  test('leaves the twelfth place to what is on trial, in every second list', () => {
    const listOf = (seed: string) =>
      chooseCards(ask(many, { fits: fits(0.9), trials: ['id33', 'id34'], limit: 40, seed }));
    const lists = Array.from({ length: 100 }, (_, i) => listOf(`seed ${i}`));
    const trying = lists.filter((choices) => choices[11]!.id === 'id33');
    expect(trying.length).toBeGreaterThan(25);
    expect(trying.length).toBeLessThan(75);
    for (const choices of trying) expect(choices[11]).toEqual({ id: 'id33', code: 'explore' });
  });
  test('what was shown in this session waits until everything else was', () => {
    const seen = new Map([['id40', { shownAt: NOW - 60_000 }]]);
    const ids = chooseCards(ask(many, { fits: fits(0.9), seen, limit: 60 })).map(({ id }) => id);
    expect(ids.at(-1)).toBe('id40');
  });
});

describe('a whole list', () => {
  const topics = ['tea', 'gear', 'sleep', 'deals', 'beans', 'stores'];
  const many = Array.from({ length: 90 }, (_, i) =>
    piece(`id${i}`, {
      topics: i % 4 ? [topics[i % 6]!] : [topics[i % 6]!, topics[(i + 2) % 6]!],
      publishedAt: NOW - i * 12 * HOUR,
      views: (i * 7) % 60,
      minutes: (i % 9) + 1,
    }),
  );
  const question = ask(many, { taste: tasteFor({ tea: 0.8, gear: 0.5 }), limit: 30 });
  const byId = new Map(many.map((one) => [one.id, one]));

  test('no topic more than twice among five neighbours', () => {
    const choices = chooseCards(question);
    for (let i = 0; i + 5 <= choices.length; i++) {
      const near = choices.slice(i, i + 5).flatMap(({ id }) => byId.get(id)!.topics);
      for (const topic of topics) expect(near.filter((one) => one === topic).length).toBeLessThanOrEqual(2);
    }
  });

  test('each once, as many as asked for', () => {
    const ids = chooseCards(question).map(({ id }) => id);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
    expect(new Set(chooseCards({ ...question, limit: 500 }).map(({ id }) => id)).size).toBe(90);
  });

  test('every sixth from outside the interests', () => {
    const choices = chooseCards(question);
    for (let i = 5; i < 30; i += 6) {
      expect(choices[i]!.code).toBe('explore');
      expect(byId.get(choices[i]!.id)!.topics).not.toEqual(expect.arrayContaining(['tea']));
    }
  });

  test('the same question has the same answer, another seed another one', () => {
    expect(chooseCards(question)).toEqual(chooseCards({ ...question }));
    expect(chooseCards(question)).not.toEqual(chooseCards({ ...question, seed: 't' }));
  });

  test('a list narrowed to one topic is still whole', () => {
    const tea = many.filter((one) => one.topics.includes('tea'));
    expect(chooseCards(ask(tea, { within: 'tea' }))).toHaveLength(tea.length);
    expect(chooseCards(ask(tea))).toHaveLength(tea.length);
  });

  test('two thousand candidates take no time', () => {
    const lots = Array.from({ length: 2_000 }, (_, i) =>
      piece(`n${i}`, { topics: [topics[i % 6]!], views: i % 99 }),
    );
    chooseCards(ask(lots, { limit: 120 }));
    const started = performance.now();
    chooseCards(ask(lots, { limit: 120, taste: tasteFor({ tea: 0.9 }) }));
    expect(performance.now() - started).toBeLessThan(300);
  });

  test('nothing to choose from', () => {
    expect(chooseCards(ask([]))).toEqual([]);
  });
});
