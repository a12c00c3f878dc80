import type { Behaviour } from './behaviour';
import { chat } from './rooms/chat';
import { content } from './rooms/content';

/** What people do in each room, a line a room, in the order in which they do it. */
// biome-ignore format: a line a room
export const rooms: readonly Behaviour[] = [
  content,
  chat,
];
