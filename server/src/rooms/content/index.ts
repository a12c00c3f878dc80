import type { Card, ContentLevel, Locale, Topic } from '@wanglai/contract';
import { ASKED_EACH_TIME, type Platform, type Room } from '../../platform/room';
import type { Identity } from '../identity';
import type { Interactions } from '../interactions';
import { type Candidate, Catalogue } from './catalogue';
import { uniteMarks } from './commands/unite-marks';
import { jobsOf } from './content.jobs';
import { migrations } from './content.migrations';
import { contentsCollection, contentsOf } from './content.model';
import { countViews, VIEWS_READER } from './content.reader';
import { recordsOf } from './content.records';
import { openContent } from './content.routes';
import { countsOf } from './counts';
import { contentMarksOf, marksCollection } from './marks.model';
import type { Parts } from './parts';
import { showCards } from './queries/show-contents';
import { type Stock, stockOf } from './stock';
import { topicsCollection, topicsOf } from './topics.model';
import { viewsCollection, viewsOf } from './views.model';

export type { Candidate } from './catalogue';
export type { Stock, StockPiece } from './stock';

export interface ContentRoom extends Room {
  /** What a content is about, from memory; undefined for an id that is none. Drafts are known too. */
  describe(id: string): { id: string; topics: string[]; level: ContentLevel; title: string } | undefined;
  /** Cards of those that are published, in the order of `ids`. With `personId`: with what that person left on them. */
  cards(ids: readonly string[], viewer: { personId?: string; locale: Locale }): Promise<Card[]>;
  /** A published content, from memory. */
  candidate(id: string): Candidate | undefined;
  /** The newest 2,000 published contents, newest first, from memory. */
  candidates(): readonly Candidate[];
  /** Ids of what a person read, liked or kept, with the instant of the last mark; the last `limit` of them. */
  marked(personIds: readonly string[], limit: number): Promise<Map<string, Date>>;
  topics(locale: Locale): Topic[];
  topicLabel(key: string, locale: Locale): string;
  stock: Stock;
}

/** Contents, topics, and what people leave on them. */
export function createContent(
  { db, connection, now }: Platform,
  left: { identity: Identity; interactions: Interactions },
): ContentRoom {
  const { people } = left.identity;
  const { stream } = left.interactions;
  const contents = contentsOf(connection);
  const marks = contentMarksOf(db);
  const views = viewsOf(db, stream.generationOf(VIEWS_READER).shown);
  const topics = topicsOf(connection);
  const catalogue = new Catalogue({ contents, topics: topics.all, views });
  const parts: Parts = {
    contents,
    marks,
    catalogue,
    counts: countsOf(marks, views),
    people,
    stream,
    audit: left.identity.audit,
  };
  const describe: ContentRoom['describe'] = (id) => {
    const entry = catalogue.get(id);
    return entry && { id, topics: entry.topics, level: entry.level, title: entry.title };
  };
  stream.follow(countViews(db));
  left.interactions.register({ describe });

  return {
    name: 'content',
    collections: [contentsCollection, marksCollection, topicsCollection, viewsCollection],
    migrations,
    async ready() {
      await catalogue.refresh();
      await catalogue.refreshViews();
    },
    open: (doors) => openContent(doors, parts),
    jobs: jobsOf(catalogue),
    people: {
      records: recordsOf(marks),
      merged: ({ into }) => uniteMarks(parts, into),
      split: async ({ from, into }) => {
        await uniteMarks(parts, from);
        await uniteMarks(parts, into);
      },
      consentChanged: ASKED_EACH_TIME,
    },
    describe,
    async cards(ids, viewer) {
      const [published, personIds] = await Promise.all([
        contents.published(ids),
        viewer.personId ? people.everyIdOf(viewer.personId) : [],
      ]);
      const byId = new Map(published.map((content) => [content._id, content]));
      const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
      return showCards(parts, inOrder, { ids: personIds, locale: viewer.locale });
    },
    candidate: (id) => catalogue.candidate(id),
    candidates: () => catalogue.candidates(),
    async marked(personIds, limit) {
      const latest = await marks.latest(personIds, limit);
      return new Map(latest.reverse().map(({ subjectId, updatedAt }) => [subjectId, updatedAt]));
    },
    topics: (locale) => catalogue.topics(locale),
    topicLabel: (key, locale) => catalogue.labelOf(key, locale),
    stock: stockOf(parts, topics, now),
  };
}
