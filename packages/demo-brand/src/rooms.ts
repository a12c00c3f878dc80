// What each room brings to the demo brand, a line a room. A room's folder imports what all share (brand, topics,
// pictures), never another room's.

export * from './rooms/chat';
export * from './rooms/content';
export * from './rooms/identity';
