import type { Identity, People } from '../identity';
import type { Stream } from '../interactions';
import type { Catalogue } from './catalogue';
import type { Contents } from './content.model';
import type { Counts } from './counts';
import type { ContentMarks } from './marks.model';

/** What commands and queries of this room work with. */
export interface Parts {
  contents: Contents;
  marks: ContentMarks;
  catalogue: Catalogue;
  counts: Counts;
  people: People;
  stream: Stream;
  audit: Identity['audit'];
}
