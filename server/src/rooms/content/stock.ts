import type { ContentBody } from '@wanglai/contract';
import type { World } from '../../platform/context';
import { editedFields } from './commands/write-content';
import type { Parts } from './parts';
import type { TopicDoc, Topics } from './topics.model';

/** A published content that comes from outside the studio. */
export interface StockPiece extends ContentBody {
  id: string;
  author: string;
  /** Watching time of a video, for which the text is no measure; else made from the text. */
  minutes?: number;
  publishedAt: Date;
}

/** How a seed or an import fills the shelves: without an editor, without telling the stream, and never over what is there. */
export interface Stock {
  topics(topics: readonly TopicDoc[]): Promise<void>;
  /** Stores published contents; an id that is there stays as it is. */
  contents(pieces: readonly StockPiece[]): Promise<void>;
}

export function stockOf(parts: Parts, topics: Topics, now: World['now']): Stock {
  return {
    async topics(list) {
      await topics.add(list);
      await parts.catalogue.refresh();
    },
    async contents(pieces) {
      await Promise.all(
        pieces.map(({ id, author, minutes, publishedAt, ...body }) =>
          parts.contents.insert({
            _id: id,
            ...editedFields(body),
            ...(minutes !== undefined && { minutes }),
            author,
            state: 'published',
            version: 1,
            createdAt: publishedAt,
            updatedAt: publishedAt,
            publishedAt,
            changedAt: now(),
          }),
        ),
      );
      await parts.catalogue.refresh();
    },
  };
}
