import type { ContentKind, ContentLevel, Locale, Topic } from '@wanglai/contract';
import { say } from '../../platform/localise';
import type { ContentHead, Contents } from './content.model';
import { MOST_TOPICS, type TopicDoc } from './topics.model';

/** What is known of a content without asking the database. */
export interface Entry {
  id: string;
  kind: ContentKind;
  title: string;
  topics: string[];
  level: ContentLevel;
  minutes: number;
  state: ContentHead['state'];
  /** ms since the epoch; 0 when never published. */
  publishedAt: number;
}

/** A published content as a feed may choose it. `views`: as of some seconds ago. */
export interface Candidate extends Entry {
  views: number;
}

/** How a topic looks that nobody has given a look; the colour is readable as text on white (AA). */
const PLAIN = { colour: '#4b5356', icon: 'tag' };
const MOST_ENTRIES = 200_000;
const MOST_CANDIDATES = 2_000;
/** Clocks of several server processes differ, and a write is seen a little after it was stamped. */
const OVERLAP_MS = 10_000;

/**
 * The 200,000 contents changed last in memory (some 0.4 KB each), so that every fact on the stream is told what it is about without a query.
 * Changes of this process are known at once, those of others after the next `refresh`.
 */
export class Catalogue {
  private entries = new Map<string, Candidate>();
  private newest: Candidate[] | undefined;
  /** Topics of these. */
  private borne: ReadonlySet<string> | undefined;
  private shelf: TopicDoc[] = [];
  private since: Date | undefined;

  constructor(
    private readonly source: {
      contents: Contents;
      topics(): Promise<TopicDoc[]>;
      views(ids: readonly string[]): Promise<Map<string, number>>;
    },
  ) {}

  get(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  /** A published content; undefined for whatever else an id may mean. */
  candidate(id: string): Candidate | undefined {
    const entry = this.entries.get(id);
    return entry?.state === 'published' ? entry : undefined;
  }

  /** The newest 2,000 published contents, newest first. */
  candidates(): readonly Candidate[] {
    this.newest ??= [...this.entries.values()]
      .filter((entry) => entry.state === 'published')
      .sort(newestFirst)
      .slice(0, MOST_CANDIDATES);
    return this.newest;
  }

  /** The topics of the house in their order, then those that published contents bear beside them; at most 100. */
  topics(locale: Locale): Topic[] {
    const named = this.shelf.map(({ _id, label, colour, icon }) => ({
      key: _id,
      label: say(label, locale),
      colour,
      icon,
    }));
    const known = new Set(named.map(({ key }) => key));
    this.borne ??= new Set(this.candidates().flatMap(({ topics }) => topics));
    const others = [...this.borne].filter((key) => !known.has(key)).sort();
    return [...named, ...others.map((key) => ({ key, label: key, ...PLAIN }))].slice(0, MOST_TOPICS);
  }

  labelOf(topic: string, locale: Locale): string {
    const known = this.shelf.find(({ _id }) => _id === topic);
    return known ? say(known.label, locale) : topic;
  }

  note(head: ContentHead): void {
    // Set anew, so that the order of the map is the order of change.
    const before = this.entries.get(head._id);
    this.entries.delete(head._id);
    const entry: Candidate = {
      id: head._id,
      kind: head.kind,
      title: head.title,
      topics: head.topics,
      level: head.level,
      minutes: head.minutes,
      state: head.state,
      publishedAt: head.publishedAt?.getTime() ?? 0,
      views: before?.views ?? 0,
    };
    this.entries.set(head._id, entry);
    if (this.entries.size > MOST_ENTRIES) this.entries.delete(this.entries.keys().next().value!);
    if (!before) this.rank(entry);
    else this.newest = this.borne = undefined;
  }

  /** One that nobody knew takes its place among the newest without all being sorted again: an import brings thousands. */
  private rank(entry: Candidate): void {
    const { newest } = this;
    if (!newest || entry.state !== 'published') return;
    const last = newest.at(-1);
    if (newest.length >= MOST_CANDIDATES && last && newestFirst(entry, last) > 0) return;
    const at = newest.findIndex((one) => newestFirst(entry, one) < 0);
    newest.splice(at < 0 ? newest.length : at, 0, entry);
    newest.length = Math.min(newest.length, MOST_CANDIDATES);
    this.borne = undefined;
  }

  /** Takes in what changed since the last look; everything at first. */
  async refresh(): Promise<void> {
    this.shelf = await this.source.topics();
    const from = this.since && new Date(this.since.getTime() - OVERLAP_MS);
    const changed = await this.source.contents.changedSince(from, MOST_ENTRIES);
    for (const head of changed) if (this.isNews(head)) this.note(head);
    const last = changed.at(-1)?.changedAt;
    if (last && (!this.since || last > this.since)) this.since = last;
  }

  /** Takes in how often each candidate was looked at. */
  async refreshViews(): Promise<void> {
    const newest = this.candidates();
    const views = await this.source.views(newest.map(({ id }) => id));
    for (const one of newest) one.views = views.get(one.id) ?? 0;
  }

  private isNews(head: ContentHead): boolean {
    const known = this.entries.get(head._id);
    return (
      !known ||
      known.state !== head.state ||
      known.title !== head.title ||
      known.level !== head.level ||
      known.kind !== head.kind ||
      known.minutes !== head.minutes ||
      known.publishedAt !== (head.publishedAt?.getTime() ?? 0) ||
      known.topics.join() !== head.topics.join()
    );
  }
}

const newestFirst = (a: Entry, b: Entry) => b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1);
