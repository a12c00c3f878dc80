/** What is looked at in every room: a line a room. */

export { chat } from './rooms/chat';
export { community } from './rooms/community';
export { content } from './rooms/content';
export { feed } from './rooms/feed';
export { identity } from './rooms/identity';
export { insights } from './rooms/insights';
export { interactions } from './rooms/interactions';
export { portraits } from './rooms/portraits';
