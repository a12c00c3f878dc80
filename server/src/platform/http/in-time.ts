import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors';

/**
 * Answers with `server.unavailable` when work has not ended `withinMs` after the request was read: a database that hangs must
 * not make everybody hang with it. The work goes on, and tells `failedLate` should it fail; sending the request again is safe,
 * as with every write.
 */
export async function inTime(
  request: IncomingMessage,
  withinMs: number,
  work: Promise<void>,
  failedLate: (error: unknown) => void,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  let late = false;
  const tooLate = new Promise<never>((_resolve, reject) => {
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // A picture comes slowly over a poor line; that is not our work.
        if (!request.complete && request.readableFlowing) return begin();
        late = true;
        reject(new AppError('server.unavailable', { retryAfterS: 1 }));
      }, withinMs);
    };
    begin();
    request.once('end', () => {
      if (!ended) begin();
    });
  });
  try {
    await Promise.race([work, tooLate]);
  } finally {
    ended = true;
    clearTimeout(timer);
    if (late) work.catch(failedLate);
  }
}
