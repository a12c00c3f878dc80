import { TextDecoder, TextEncoder } from 'node:util';

// jsdom has neither; the socket library asks for them when it is loaded.
Object.assign(globalThis, { __API_ORIGIN__: 'http://api.test', TextEncoder, TextDecoder });
