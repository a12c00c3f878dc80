import { type Tally, Tallying } from './tally';
import { Line, type Prepared } from './wire';

/**
 * Every connection sends its own requests one after the other, each as soon as the last is answered; none is sent any
 * more after `mostMs`.
 */
export async function closedLoop(
  port: number,
  lanes: readonly (readonly Prepared[])[],
  mostMs: number,
): Promise<Tally> {
  const lines = await Promise.all(lanes.map(() => Line.open(port)));
  const tally = new Tallying();
  const deadline = performance.now() + mostMs;
  await Promise.all(
    lanes.map(
      (requests, lane) =>
        new Promise<void>((resolve) => {
          let next = 0;
          const line = lines[lane]!;
          const turn = () => {
            const request = requests[next++];
            const sent = performance.now();
            if (!request || sent > deadline) return resolve();
            line.send(request, (status, body) => {
              tally.answer(request.events, status, body, performance.now() - sent);
              if (status === 0) return resolve();
              turn();
            });
          };
          turn();
        }),
    ),
  );
  const result = tally.end();
  for (const line of lines) line.close();
  return result;
}

/**
 * Requests leave at a constant rate whatever becomes of those before. Latency counts from the instant a request was
 * due, also when it had to wait for a free connection.
 */
export async function openLoop(
  port: number,
  requests: readonly Prepared[],
  options: { perSecond: number; connections: number },
): Promise<Tally> {
  const free = await Promise.all(Array.from({ length: options.connections }, () => Line.open(port)));
  const all = [...free];
  const tally = new Tallying();
  const started = performance.now();
  const dueAt = (i: number) => started + (i * 1_000) / options.perSecond;
  let sent = 0;
  let answered = 0;
  await new Promise<void>((resolve) => {
    const sendDue = () => {
      while (sent < requests.length && free.length && dueAt(sent) <= performance.now()) {
        const i = sent++;
        const request = requests[i]!;
        const line = free.shift()!;
        line.send(request, (status, body) => {
          tally.answer(request.events, status, body, performance.now() - dueAt(i));
          if (status !== 0) free.push(line);
          if (++answered === requests.length || (status === 0 && free.length === 0 && answered === sent))
            return resolve();
          sendDue();
        });
      }
    };
    const clock = () => {
      sendDue();
      if (sent < requests.length) setTimeout(clock, 1);
    };
    clock();
  });
  const result = tally.end();
  for (const line of all) line.close();
  return result;
}
