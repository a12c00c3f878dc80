import type { Features } from '../features';
import { compiledRule } from './compile-rule';
import type { AssignedTag, TagRule } from './rule';

export interface TagContext {
  /** Whether the person grants sensitive guesses; without it sensitive rules are not even tried. */
  sensitive: boolean;
  /** Keys the person said are wrong: not assigned. */
  disputed?: ReadonlySet<string> | readonly string[];
  /** Tags of the last time: one that still holds keeps its `since`. */
  previous?: readonly Pick<AssignedTag, 'key' | 'since'>[];
}

/** The tags that hold at `nowMs`, in the order of the rules, each with its proof. Rules as {@link checkRule} accepts. */
export function assignTags(
  features: Features,
  rules: readonly TagRule[],
  { sensitive, disputed = [], previous = [] }: TagContext,
  nowMs: number,
): AssignedTag[] {
  const refused = disputed instanceof Set ? disputed : new Set(disputed);
  const tags: AssignedTag[] = [];
  for (const rule of rules) {
    if ((rule.sensitive && !sensitive) || refused.has(rule.key)) continue;
    const compiled = compiledRule(rule);
    if (!compiled.holds(features)) continue;
    tags.push({
      key: rule.key,
      confidence: compiled.confidence(features),
      since: previous.find((tag) => tag.key === rule.key)?.since ?? nowMs,
      evidence: { text: compiled.text(features), facts: compiled.facts(features) },
      sensitive: rule.sensitive,
    });
  }
  return tags;
}
