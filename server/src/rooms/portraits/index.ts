import type { Locale } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../platform/context';
import { AppError } from '../../platform/errors';
import type { PersonalRecords, Platform, Room } from '../../platform/room';
import type { People, PersonRecord } from '../identity';
import type { StoredFact, Stream } from '../interactions';
import { changeTag } from './commands/change-tag';
import { followConsent, followMerge, followSplit } from './commands/follow-consent';
import { rebuildPortrait } from './commands/rebuild-portrait';
import { reviewJob } from './portraits.jobs';
import { indexes, migrations, PORTRAITS } from './portraits.model';
import { isSensitive, labelOf } from './portraits.present';
import { portraitsReader } from './portraits.reader';
import { portraitStore } from './portraits.store';
import { listPeople } from './queries/list-people';
import { listTagRules } from './queries/list-tag-rules';
import { type PortraitLight, portraitLight } from './queries/portrait-light';
import { readMyPortrait, readMyTags, readPortrait } from './queries/read-portrait';
import { tellableFacts } from './queries/tellable-facts';

export { TAG_ASSIGNED } from './portraits.model';
export type { PortraitLight } from './queries/portrait-light';

export interface Portraits extends Room {
  records: PersonalRecords;
  /** What choosing content for a person needs; null when they do not want to be known, or are not. Throws nothing. */
  of(personId: string): Promise<PortraitLight | null>;
  /** Ids of at most `limit` people who have one of these topics among their strongest, lately active first. */
  interestedIn(topics: readonly string[], limit: number): Promise<string[]>;
  tagLabel(key: string, locale: Locale): string;
  /** Of these facts, those that staff may be told today; `people`: who is meant today by the ids in them. */
  tellable(facts: readonly StoredFact[], people: ReadonlyMap<string, PersonRecord>): Promise<StoredFact[]>;
  /** Whether a tag is only told where `sensitive` is granted. */
  isSensitive(tag: string): boolean;
  followConsent: (personId: string, purpose: Parameters<typeof followConsent>[2]) => Promise<void>;
  followMerge(change: { from: string; into: string }): Promise<void>;
  followSplit(change: { from: string; into: string }): Promise<void>;
  /** Plugs the names of topics, known to a room further right. */
  plug(ports: { topicLabel(key: string, locale: Locale): string }): void;
}

/** Who each person is, by what they do: portraits folded from the stream, and the tags that follow from them. */
export function createPortraits(
  platform: Platform,
  { people, stream }: { people: People; stream: Stream },
): Portraits {
  const store = portraitStore(platform.db, (personId) => stream.relay(PORTRAITS, personId));
  const { now } = platform;
  let ports: Parameters<Portraits['plug']>[0] = { topicLabel: (key) => key };
  const reading = {
    store,
    people,
    topicLabel: (key: string, locale: Locale) => ports.topicLabel(key, locale),
  };
  const following = { store, people, stream, now };
  stream.announcing(PORTRAITS);
  stream.follow(portraitsReader(following));

  const rebuild = async (ctx: Ctx<StaffActor>, personId: string) => {
    if (ctx.actor.role !== 'admin') throw new AppError('auth.forbidden');
    const person = await people.get(personId);
    if (!person) throw new AppError('person.not-found');
    if (!person.grants.personalisation) throw new AppError('consent.not-granted');
    return { personId: person._id, ...(await rebuildPortrait(following, person)) };
  };

  return {
    name: 'portraits',
    indexes,
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
    records: {
      name: 'portraits',
      export: async (ids) =>
        [...(await store.shelf.load(ids)).values()]
          .filter(({ mergedInto }) => mergedInto === undefined)
          .map(({ read, ...portrait }) => portrait),
      erase: (ids) => store.erase(ids),
    },
    of: (personId) => portraitLight(reading, personId, now()),
    interestedIn: store.interestedIn,
    tagLabel: labelOf,
    tellable: (facts, people) => tellableFacts(store, facts, people),
    isSensitive,
    followConsent: (personId, purpose) => followConsent(following, personId, purpose),
    followMerge: (change) => followMerge(following, change),
    followSplit: (change) => followSplit(following, change),
    plug(given) {
      ports = given;
    },
  };
}
