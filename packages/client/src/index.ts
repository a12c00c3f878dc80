export type { Problem, Session } from '@wanglai/contract';
export * from './api-error';
export * from './client';
export * from './deliver-message';
export * from './live';
export * from './message-run';
export * from './session';
