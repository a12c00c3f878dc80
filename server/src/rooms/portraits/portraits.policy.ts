import type { PersonRow, Portrait } from '@wanglai/contract';
import { type Condition, DEFAULT_TAG_RULES } from '@wanglai/portrait';
import { type Abilities, type FieldsThatNeed, may } from '../../platform/abilities';
import type { StaffActor } from '../../platform/context';
import { AppError } from '../../platform/errors';

/** Throws `auth.forbidden`. */
export function mustSeePortraits(actor: StaffActor): void {
  if (!may(actor, 'portraits.see')) throw new AppError('auth.forbidden');
}

/** What of a row in the list of people not everybody of staff needs. */
export const FIELDS_OF_ROW = {
  zone: 'identity.see-whereabouts',
  stage: 'portraits.see',
  tags: 'portraits.see',
  interests: 'portraits.see',
} as const satisfies FieldsThatNeed<PersonRow>;

/** What of a portrait tells of the rhythm of somebody's days. */
export const FIELDS_OF_PORTRAIT = {
  habit: 'portraits.see-habits',
  activeDays14: 'portraits.see-habits',
  activeNights14: 'portraits.see-habits',
  nightShare14: 'portraits.see-habits',
  dwell: 'portraits.see-habits',
  sessions: 'portraits.see-habits',
} as const satisfies FieldsThatNeed<Portrait>;

const OF_RHYTHM = /^(night|morning|weekend|sleepless)/;

const restsOnRhythm = (when: Condition): boolean =>
  'feature' in when ? OF_RHYTHM.test(when.feature) : partsOf(when).some(restsOnRhythm);

const partsOf = (when: Exclude<Condition, { feature: string }>): readonly Condition[] =>
  'all' in when ? when.all : 'any' in when ? when.any : [when.not];

const TAGS_OF_RHYTHM: ReadonlySet<string> = new Set(
  DEFAULT_TAG_RULES.filter(({ when }) => restsOnRhythm(when)).map(({ key }) => key),
);

/** Whether one may be told that somebody bears a tag: those that rest on hours and weekdays are a habit with another name. */
export const abilityForTag = (tag: string) =>
  TAGS_OF_RHYTHM.has(tag) ? 'portraits.see-habits' : 'portraits.see';

export const maySeeTag = (abilities: Abilities, tag: string): boolean => abilities.has(abilityForTag(tag));
