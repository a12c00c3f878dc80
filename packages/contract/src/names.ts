/**
 * Names, bounds and registers without zod: what the mini-program may bundle.
 * The schemas of the rooms are built from these constants, so that they cannot drift apart.
 */
export { type BothLanguages, defineNames, type NoticeWords, type Page, type RoomNames } from './define-names';
export * from './error-kinds';
export * from './fact-kind';
export * from './facts-need';
export * from './limits';
export * from './registers';
export * from './rooms.names';
