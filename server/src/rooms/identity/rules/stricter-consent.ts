import { PURPOSES, type Purpose } from '@wanglai/contract';

type Grants = Readonly<Record<Purpose, boolean>>;

/** What one must withdraw when another becomes the same person: a purpose stays granted only if both granted it. */
export const withdrawnByMerge = (into: Grants, from: Grants): Purpose[] =>
  PURPOSES.filter((purpose) => into[purpose] && !from[purpose]);
