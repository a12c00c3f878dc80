import { PURPOSES, type Purpose } from '@wanglai/contract';
import type { PersonRecord } from '../models/person.schema';

type Granting = Pick<PersonRecord, 'grants' | 'grantHistory'>;

/**
 * What one must withdraw when another becomes the same person: what they had granted and the other has refused. Who was
 * never asked has refused nothing. Nothing is granted by a merge.
 */
export const withdrawnByMerge = (into: Granting, from: Granting): Purpose[] =>
  PURPOSES.filter((purpose) => into.grants[purpose] && !from.grants[purpose] && wasAsked(from, purpose));

/** The first answer of a person is in their history, be it a yes or a no, and the last of each purpose stays there. */
const wasAsked = ({ grantHistory }: Granting, purpose: Purpose): boolean =>
  grantHistory.some((line) => line.purpose === purpose);
