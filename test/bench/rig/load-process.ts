import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Message, Order, ReportOf } from '../load/orders';

/** No order takes as long; a server that does not answer any more is not waited for. */
const PATIENCE_MS = 180_000;
const entry = fileURLToPath(new URL('../load/main.ts', import.meta.url));

/**
 * Has a process of its own carry out an order. `before` runs when everything is prepared, right before it starts;
 * what it gives is handed back beside the report, to measure what passed in between.
 */
export function order<K extends Order['kind'], B>(
  given: Extract<Order, { kind: K }>,
  before: () => B,
): Promise<{ report: ReportOf[K]; before: B }> {
  const child = fork(entry, { execArgv: [...process.execArgv, '--max-old-space-size=2048'] });
  return new Promise((resolve, reject) => {
    let start: B;
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The load process got no answers for its order '${given.kind}'.`));
    }, PATIENCE_MS);
    late.unref();
    child.once('exit', () => clearTimeout(late));
    child.on('message', (message: Message) => {
      if ('ready' in message) {
        start = before();
        child.send({ go: true });
        return;
      }
      child.disconnect();
      if ('failed' in message) reject(new Error(`The load process failed: ${message.failed}`));
      else resolve({ report: message.report as ReportOf[K], before: start });
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The load process ended with code ${code}.`)));
    child.send(given);
  });
}
