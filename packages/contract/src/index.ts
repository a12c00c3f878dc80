export * from './names';
export { openApi } from './openapi';
export { type Locale, locale } from './primitives';
export * from './rooms';
export * from './routes';
export * from './sockets';
