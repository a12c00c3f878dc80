import type { Locale } from '@wanglai/contract';
import { may } from '../../platform/abilities';
import type { Ctx, StaffActor } from '../../platform/context';
import { AppError } from '../../platform/errors';
import type { PersonalRecords, Platform, Room } from '../../platform/room';
import type { ContentRoom } from '../content';
import type { Identity } from '../identity';
import type { Interactions } from '../interactions';
import { changeTag } from './commands/change-tag';
import { followConsent, followMerge, followSplit } from './commands/follow-consent';
import { rebuildPortrait } from './commands/rebuild-portrait';
import { reviewJob } from './portraits.jobs';
import { conclusionsCollection, migrations, statesCollection, TAG_ASSIGNED } from './portraits.model';
import { abilityForTag } from './portraits.policy';
import { isSensitive, labelOf } from './portraits.present';
import { portraitsReader } from './portraits.reader';
import { type PortraitStore, portraitStore } from './portraits.store';
import { listPeople } from './queries/list-people';
import { listTagRules } from './queries/list-tag-rules';
import { type PortraitLight, portraitLight } from './queries/portrait-light';
import { readMyPortrait, readMyTags, readPortrait } from './queries/read-portrait';
import { tellableFacts } from './queries/tellable-facts';
import { renewedPortraits } from './renewed-portraits';

export { TAG_ASSIGNED } from './portraits.model';
export type { PortraitLight } from './queries/portrait-light';

export interface Portraits extends Room {
  /** What choosing content for a person needs; null when they do not want to be known, or are not. Throws nothing. */
  of(personId: string): Promise<PortraitLight | null>;
  /** Ids of at most `limit` people who have one of these topics among their strongest, lately active first. */
  interestedIn(topics: readonly string[], limit: number): Promise<string[]>;
  tagLabel(key: string, locale: Locale): string;
  /** Whether a tag is only told where `sensitive` is granted. */
  isSensitive(tag: string): boolean;
}

/** Who each person is, by what they do: portraits folded from the stream, and the tags that follow from them. */
export function createPortraits(
  { db, now }: Platform,
  left: { identity: Identity; interactions: Interactions; content: ContentRoom },
): Portraits {
  const { people } = left.identity;
  const { stream } = left.interactions;
  const deps = { people, stream, now, generation: stream.generationOf('portraits').made };
  const { store, renewSome } = renewedPortraits(portraitStore(db, stream), deps);
  const following = { ...deps, store };
  const reading = { store, people, topicLabel: left.content.topicLabel };
  stream.follow(portraitsReader({ ...following, renewSome }));
  left.interactions.register({
    needs: ({ type, target }) => (type === TAG_ASSIGNED ? abilityForTag(String(target?.['id'])) : undefined),
    tellable: (facts, whose) => tellableFacts(store, facts, whose),
  });

  const rebuild = async (ctx: Ctx<StaffActor>, personId: string) => {
    if (!may(ctx.actor, 'portraits.rebuild')) throw new AppError('auth.forbidden');
    const person = await people.get(personId);
    if (!person) throw new AppError('person.not-found');
    if (!person.grants.personalisation) throw new AppError('consent.not-granted');
    await left.identity.audit(ctx, { action: 'portraits.rebuild-portrait', to: [person._id] });
    return { personId: person._id, ...(await rebuildPortrait(following, person)) };
  };

  return {
    name: 'portraits',
    collections: [conclusionsCollection, statesCollection],
    migrations,
    open(doors) {
      doors.on('GET /me/portrait', (ctx) => readMyPortrait(reading, ctx));
      doors.on('GET /me/tags', (ctx) => readMyTags(reading, ctx));
      doors.on('PATCH /me/tags/:key', (ctx, { params, body }) => changeTag(following, ctx, params.key, body));
      doors.on('GET /people', (ctx, { query }) => listPeople(reading, ctx, query));
      doors.on('GET /people/:id/portrait', (ctx, { params }) => readPortrait(reading, ctx, params.id));
      doors.on('POST /people/:id/rebuild', (ctx, { params }) => rebuild(ctx, params.id));
      doors.on('GET /tag-rules', (ctx) => listTagRules(store, ctx));
    },
    jobs: [reviewJob(following)],
    people: {
      records: recordsOf(store),
      merged: (change) => followMerge(following, change),
      split: (change) => followSplit(following, change),
      consentChanged: (change) => followConsent(following, change),
    },
    of: (personId) => portraitLight(reading, personId, now()),
    interestedIn: store.interestedIn,
    tagLabel: labelOf,
    isSensitive,
  };
}

const recordsOf = (store: PortraitStore): PersonalRecords => ({
  name: 'portraits',
  async *export(ids) {
    for (const { read, fold, ...portrait } of (await store.shelf.load(ids)).values())
      if (portrait.mergedInto === undefined) yield portrait;
  },
  erase: (ids) => store.erase(ids),
});
