import type { Me } from '@wanglai/contract';
import { type FieldsThatNeed, may } from '../../platform/abilities';
import type { StaffActor } from '../../platform/context';

/** Undoing a merge moves a person's history. */
export const maySplit = (actor: StaffActor): boolean => may(actor, 'identity.split');

/** What of a person not everybody of staff needs. Name, picture, language and when they were last here are for all. */
export const FIELDS_OF_PERSON = {
  channels: 'identity.see-contact',
  mergedFrom: 'identity.see-contact',
  zone: 'identity.see-whereabouts',
  quietHours: 'identity.see-whereabouts',
} as const satisfies FieldsThatNeed<Me>;
