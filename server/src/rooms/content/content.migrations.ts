import { type Migration, renaming } from '../../platform/mongo/prepare';
import { readerFromTheStart } from '../interactions';
import { VIEWS_READER } from './content.reader';

export const migrations: Migration[] = [
  renaming('2026-11-26.content.call collections after the room', {
    contents: 'content.contents',
    marks: 'content.marks',
    topics: 'content.topics',
    'content-stats': 'content.views',
  }),
  readerFromTheStart('content', VIEWS_READER, 'reads again'),
];
