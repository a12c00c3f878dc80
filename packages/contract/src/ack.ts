import type { Problem } from './platform.names';

/** Every message of a client is answered with one of these. */
export type Ack<T extends object = object> = ({ ok: true } & T) | { ok: false; error: Problem };
