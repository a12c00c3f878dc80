export { type ContentLevel, type Fact, RUNGS, type Rung } from './fact';
export { FEATURE_UNITS, type FeatureName, type Features, features } from './features';
export { fold } from './fold';
export { type PortraitView, present, type Stage, stageOf } from './present';
export { nextReview } from './review';
export { assignTags, type TagContext } from './rules/assign-tags';
export { checkRule } from './rules/check-rule';
export { DEFAULT_TAG_RULES } from './rules/default-rules';
export {
  type AssignedTag,
  COMPARISONS,
  type Comparison,
  type Condition,
  type Confidence,
  DATE_LISTS,
  type EvidenceFact,
  type TagRule,
  type Words,
} from './rules/rule';
export { type DayState, emptyPortrait, type PortraitState } from './state';
export type { Interest } from './topics';
