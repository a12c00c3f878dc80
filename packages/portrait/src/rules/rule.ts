/** A text in the two languages of the product. */
export interface Words {
  zh: string;
  en: string;
}

export const COMPARISONS = ['>=', '>', '<=', '<', '='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** `feature` is a name of FEATURE_UNITS, `interest:<topic>` or `interestShare:<topic>`. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { feature: string; is: Comparison; value: number };

/**
 * How sure a tag is: 0.5 at its threshold, up to 0.99 with evidence beyond it. With several, the weakest counts.
 *
 * - `margin`: logistic, 1 / (1 + e^(-(x - threshold) / scale)); `scale` is how much more makes it e times as likely.
 * - `share`: Φ((p - t) / √(t (1 - t) / n)), the score test of a share p against its threshold t (Wilson 1927), where
 *   n is the feature `trials`: independent occasions such as active days rather than single clicks, which come in runs.
 */
export type Confidence =
  | { kind: 'margin'; feature: string; threshold: number; scale: number }
  | { kind: 'share'; feature: string; threshold: number; trials: string }
  | { kind: 'weakest'; of: Confidence[] };

/** Dates that a rule can show as evidence, as local dates of the evenings. */
export const DATE_LISTS = ['nightDates', 'sleeplessDates'] as const;
export type DateList = (typeof DATE_LISTS)[number];

/** A tag rule as data: JSON, kept by the brand, checked by {@link checkRule} before it is stored. */
export interface TagRule {
  key: string;
  label: Words;
  /** Sensitive tags need a grant of their own. */
  sensitive: boolean;
  when: Condition;
  confidence: Confidence;
  evidence: {
    /** With placeholders: `{nightsActive14}` a number, `{nightShare14%}` a share as a percentage. */
    text: Words;
    /** Features and date lists that are handed out beside the text. */
    facts: string[];
  };
}

export interface EvidenceFact {
  /** Name of the feature, or `nightDates`, `sleeplessDates`. */
  name: string;
  value: number | string[];
  /** As in FEATURE_UNITS; `date` for lists of local dates. */
  unit: string;
}

export interface AssignedTag {
  key: string;
  /** 0.5..0.99 where the thresholds of the rule and of its confidence agree; two decimals. */
  confidence: number;
  /** Since when it holds without a break, ms UTC. */
  since: number;
  evidence: { text: Words; facts: EvidenceFact[] };
  sensitive: boolean;
}
