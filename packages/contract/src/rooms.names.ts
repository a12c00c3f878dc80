/** Names of every room: a line a room, in the order of the street. */
export * from './platform.names';
export * from './rooms/chat.names';
export * from './rooms/community.names';
export * from './rooms/consent.names';
export * from './rooms/content.names';
export * from './rooms/feed.names';
export * from './rooms/identity.names';
export * from './rooms/interactions.names';
export * from './rooms/media.names';
export * from './rooms/notices.names';
export * from './rooms/portraits.names';
export * from './rooms/staff.names';
