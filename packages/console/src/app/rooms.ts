import { account } from '../features/account/room';
import { audit } from '../features/audit/room';
import { content } from '../features/content/room';
import { inbox } from '../features/inbox/room';
import { live } from '../features/live/room';
import { people } from '../features/people/room';
import { staff } from '../features/staff/room';
import { stream } from '../features/stream/room';
import { tags } from '../features/tag-rules/room';
import type { Room } from '../shared/room';

/** The rooms of the console in the order of the navigation, a line a room. The first is home. */
// biome-ignore format: a line a room
export const ROOMS: readonly Room[] = [
  live,
  people,
  content,
  inbox,
  tags,
  stream,
  staff,
  audit,
  account,
];
