import pino, { type Logger } from 'pino';

export type { Logger };

/** Structured logs on standard error, so that standard output keeps to what a person at the terminal should read. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: undefined, redact: ['req.headers.authorization', '*.accessToken', '*.refreshToken'] },
    pino.destination(2),
  );
}
