import { type FeatureWords, featureInWords, isShare } from '../../shared/tag-features';
import type { TagRuleWords } from './words';

/** Texts, and the names of topics. */
export type RuleWords = TagRuleWords & FeatureWords & { topicLabel: (key: string) => string };

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A condition tree as the API gives it (`all`, `any`, `not`, `{feature, is, value}`) in words; null if unreadable. */
export function ruleInWords(when: unknown, t: RuleWords): string | null {
  return sayCondition(when, t, false);
}

function sayCondition(when: unknown, t: RuleWords, nested: boolean): string | null {
  if (!isFields(when)) return null;
  for (const kind of ['all', 'any'] as const) {
    const parts = when[kind];
    if (!Array.isArray(parts)) continue;
    const said = parts.map((part) => sayCondition(part, t, parts.length > 1));
    if (said.some((one) => one === null)) return null;
    const joined = said.join(t[kind]);
    return nested && parts.length > 1 ? t.group(joined) : joined;
  }
  if ('not' in when) {
    const inner = sayCondition(when.not, t, false);
    return inner === null ? null : t.not(inner);
  }
  const { feature, is, value } = when;
  if (typeof feature !== 'string' || typeof is !== 'string' || typeof value !== 'number') return null;
  const compare = t.compare[is];
  if (!compare) return null;
  const amount = isShare(feature) ? `${Math.round(value * 1_000) / 10}%` : String(value);
  return t.condition(featureInWords(feature, t, t.topicLabel), compare, amount);
}

export type ProofPart = { text: string } | { feature: string; percent: boolean };

/** A proof template cut at its placeholders `{feature}` and `{feature%}`. */
export function proofParts(template: string): ProofPart[] {
  return template
    .split(/(\{[^}]+\})/)
    .filter(Boolean)
    .map((piece) => {
      const match = /^\{([^}%]+)(%?)\}$/.exec(piece);
      return match ? { feature: match[1]!, percent: match[2] === '%' } : { text: piece };
    });
}
