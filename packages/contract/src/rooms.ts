/** Schemas, routes and socket messages of every room: a line a room, in the order of the street. */

export * from './rooms/chat';
export * from './rooms/consent';
export * from './rooms/content';
export * from './rooms/feed';
export * from './rooms/identity';
export * from './rooms/insights';
export * from './rooms/interactions';
export * from './rooms/media';
export * from './rooms/notices';
export * from './rooms/outreach';
export * from './rooms/portraits';
export * from './rooms/staff';
