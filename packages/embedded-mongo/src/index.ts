export { copyWhole } from './copy-whole';
export { MongoUnavailableError, type UnavailableReason } from './mongo-unavailable-error';
export { type EngineExit, type MongoHandle, type StartMongoOptions, startMongo } from './start-mongo';
