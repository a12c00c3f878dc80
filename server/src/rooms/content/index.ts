import type { Card, ContentLevel, Locale, Topic } from '@wanglai/contract';
import type { PersonalRecords, Platform, Room } from '../../platform/room';
import type { People } from '../identity';
import type { Stream } from '../interactions';
import { type Candidate, Catalogue } from './catalogue';
import { jobsOf } from './content.jobs';
import { CONTENTS, contentIndexes, contentsOf } from './content.model';
import { countViews } from './content.reader';
import { recordsOf } from './content.records';
import { openContent } from './content.routes';
import { Counts } from './counts';
import { MARKS, markIndexes, marksOf } from './marks.model';
import { mediaIndexes, mediaOf } from './media.model';
import { idsOfPerson, type Parts } from './parts';
import { showCards } from './queries/show-contents';
import { type Stock, stockOf } from './stock';
import { topicsOf } from './topics.model';
import { viewsOf } from './views.model';

export type { Candidate } from './catalogue';
export type { Stock, StockPiece } from './stock';

export interface ContentRoom extends Room {
  /** What a content is about, from memory; undefined for an id that is none. Drafts are known too. */
  describe(id: string): { id: string; topics: string[]; level: ContentLevel; title: string } | undefined;
  /** Cards of those that are published, in the order of `ids`. With `personId`: with what that person left on them. */
  cards(ids: readonly string[], viewer: { personId?: string; locale: Locale }): Promise<Card[]>;
  /** The newest 2,000 published contents, newest first, from memory. */
  candidates(): readonly Candidate[];
  /** Ids of what a person read, liked or kept, with the instant of the last mark; the last `limit` of them. */
  marked(personIds: readonly string[], limit: number): Promise<Map<string, Date>>;
  topics(locale: Locale): Topic[];
  media: {
    /** Whether an address is that of a picture which this person or member of staff uploaded. */
    owns(ownerId: string, url: string): Promise<boolean>;
  };
  stock: Stock;
  records: PersonalRecords;
}

/** Contents, topics, pictures, and what people leave on them. */
export function createContent(platform: Platform, deps: { people: People; stream: Stream }): ContentRoom {
  const { db } = platform;
  const contents = contentsOf(db);
  const marks = marksOf(db);
  const media = mediaOf(db);
  const views = viewsOf(db);
  const topics = topicsOf(db);
  const catalogue = new Catalogue({ contents, topics: topics.all, views });
  const parts: Parts = { contents, marks, media, catalogue, counts: new Counts(marks, views), ...deps };
  deps.stream.announcing(CONTENTS);
  deps.stream.announcing(MARKS);
  deps.stream.follow(countViews(db, deps.stream));

  return {
    name: 'content',
    indexes: [...contentIndexes, ...markIndexes, ...mediaIndexes],
    async ready() {
      await catalogue.refresh();
      await catalogue.refreshViews();
    },
    open: (doors) => openContent(doors, parts),
    jobs: jobsOf(catalogue),
    describe(id) {
      const entry = catalogue.get(id);
      return entry && { id, topics: entry.topics, level: entry.level, title: entry.title };
    },
    async cards(ids, viewer) {
      const [published, personIds] = await Promise.all([
        contents.published(ids),
        viewer.personId ? idsOfPerson(deps.people, viewer.personId) : [],
      ]);
      const byId = new Map(published.map((content) => [content._id, content]));
      const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
      return showCards(parts, inOrder, { ids: personIds, locale: viewer.locale });
    },
    candidates: () => catalogue.candidates(),
    async marked(personIds, limit) {
      const latest = await marks.latest(personIds, limit);
      return new Map(latest.reverse().map(({ contentId, updatedAt }) => [contentId, updatedAt]));
    },
    topics: (locale) => catalogue.topics(locale),
    media: {
      async owns(ownerId, url) {
        const id = /^\/api\/v1\/media\/([0-9a-f]{32})$/.exec(url)?.[1];
        return id !== undefined && media.isOwned(ownerId, id);
      },
    },
    stock: stockOf(parts, topics, platform.now),
    records: recordsOf(parts),
  };
}
