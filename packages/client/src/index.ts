export type { Problem, Session } from '@wanglai/contract';
export * from './api-error';
export * from './client';
export * from './live';
export * from './session';
