export { brand } from './brand';
export type { ContentPiece } from './content-piece';
export { contents } from './contents';
export { type CannedReply, cannedChat, type Persona, personas, type StaffMember, staff } from './people';
export * from './pictures';
export { picturesOf } from './pictures-of';
export { type Topic, type TopicKey, topics } from './topics';
