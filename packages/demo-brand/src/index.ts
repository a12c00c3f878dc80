export { brand } from './brand';
export * from './pictures';
export * from './rooms';
export { type Topic, type TopicKey, topics } from './topics';
