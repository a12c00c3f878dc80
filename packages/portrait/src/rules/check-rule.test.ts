import { features } from '../features';
import { emptyPortrait } from '../state';
import { assignTags } from './assign-tags';
import { checkRule } from './check-rule';
import { DEFAULT_TAG_RULES } from './default-rules';
import type { TagRule } from './rule';

const good = DEFAULT_TAG_RULES[0]!;

test.each(DEFAULT_TAG_RULES.map((rule) => [rule.key, rule]))(
  'the rule %s is sound and survives JSON',
  (_, rule) => {
    expect(checkRule(JSON.parse(JSON.stringify(rule)))).toEqual([]);
  },
);

const deep = (depth: number): unknown => (depth === 0 ? good.when : { not: deep(depth - 1) });

/** 64^depth parts, were they all looked at. */
const thicket = (depth: number): unknown =>
  depth === 0 ? good.confidence : { kind: 'weakest', of: Array(64).fill(thicket(depth - 1)) };

test.each<[problem: string, rule: unknown, path: string]>([
  ['nothing', null, 'rule'],
  ['a list', [], 'rule'],
  ['an unknown field', { ...good, colour: 'red' }, 'rule.colour'],
  ['a key with spaces', { ...good, key: 'night owl' }, 'key'],
  ['a label without English', { ...good, label: { zh: '夜猫子' } }, 'label.en'],
  ['sensitive as text', { ...good, sensitive: 'no' }, 'sensitive'],
  ['no condition', { ...good, when: {} }, 'when.feature'],
  ['an empty list', { ...good, when: { all: [] } }, 'when.all'],
  ['an unknown feature', { ...good, when: { feature: 'constructor', is: '>', value: 1 } }, 'when.feature'],
  ['an unknown comparison', { ...good, when: { feature: 'activity14', is: '~', value: 1 } }, 'when.is'],
  [
    'a value as text',
    { ...good, when: { any: [{ feature: 'activity14', is: '>', value: '1' }] } },
    'when.any.0.value',
  ],
  ['a mixed condition', { ...good, when: { all: [good.when], any: [] } }, 'when.any'],
  ['endless nesting', { ...good, when: deep(10_000) }, `when${'.not'.repeat(8)}`],
  ['a list without end', { ...good, when: { all: Array(65).fill(good.when) } }, 'when.all'],
  [
    'a feature that is none',
    { ...good, when: { feature: Object.create(null), is: '>', value: 1 } },
    'when.feature',
  ],
  [
    'a thicket of confidences',
    { ...good, confidence: thicket(6) },
    'confidence.of.0.of.0.of.0.of.0.of.0.of.18.of.0',
  ],
  [
    'no scale',
    { ...good, confidence: { kind: 'margin', feature: 'activity14', threshold: 1, scale: 0 } },
    'confidence.scale',
  ],
  [
    'a share above 1',
    { ...good, confidence: { kind: 'share', feature: 'nightShare14', threshold: 4, trials: 'activity14' } },
    'confidence.threshold',
  ],
  ['confidence of no kind', { ...good, confidence: { kind: 'gut' } }, 'confidence.kind'],
  [
    'an unknown placeholder',
    { ...good, evidence: { text: { zh: '{nights}', en: 'x' }, facts: [] } },
    'evidence.text.zh',
  ],
  ['an unknown fact', { ...good, evidence: { ...good.evidence, facts: ['age'] } }, 'evidence.facts.0'],
])('%s is named', (_, rule, path) => {
  expect(checkRule(rule).map((problem) => problem.split(': ')[0])).toContain(path);
});

test('every kind of condition is tried as it says', () => {
  const found = { ...features(emptyPortrait(), 0, 'UTC'), activity14: 5 };
  const holds = (when: TagRule['when']) =>
    assignTags(found, [{ ...good, when }], { sensitive: false }, 0).length === 1;
  const activity = (is: '>=' | '>' | '<=' | '<' | '=', value: number) => ({
    feature: 'activity14',
    is,
    value,
  });
  const yes = activity('=', 5);
  const no = activity('=', 4);
  expect([4, 5, 6].map((n) => holds(activity('>=', n)))).toEqual([true, true, false]);
  expect([4, 5, 6].map((n) => holds(activity('>', n)))).toEqual([true, false, false]);
  expect([4, 5, 6].map((n) => holds(activity('<=', n)))).toEqual([false, true, true]);
  expect([4, 5, 6].map((n) => holds(activity('<', n)))).toEqual([false, false, true]);
  expect(holds({ any: [no, { all: [yes, { not: no }] }] })).toBe(true);
  expect(holds({ all: [yes, no] })).toBe(false);
});

test('a rule that was never checked is refused when it is used', () => {
  const rule: TagRule = { ...good, when: { feature: 'shoeSize', is: '>', value: 1 } };
  expect(() => assignTags(features(emptyPortrait(), 0, 'UTC'), [rule], { sensitive: false }, 0)).toThrow(
    TypeError,
  );
});
