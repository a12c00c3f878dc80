import { closedLoop, openLoop } from './drive';
import { visit } from './events';
import { prepareInsert } from './insert';
import type { Message, Order, ReportOf } from './orders';
import { prepareTold } from './told';
import { type Prepared, prepare } from './wire';

type Work = () => Promise<ReportOf[keyof ReportOf]>;
type Sending = Extract<Order, { requests: number }>;

/** The load process: takes one order, prepares it, waits for the word, does it, reports and ends. */
process.once('message', (order: Order) => {
  void carryOut(order).catch((error: unknown) =>
    tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

async function carryOut(order: Order): Promise<void> {
  const work = await prepared(order);
  const word = new Promise((resolve) => process.once('message', resolve));
  tell({ ready: true });
  await word;
  tell({ report: await work() });
}

async function prepared(order: Order): Promise<Work> {
  switch (order.kind) {
    case 'insert':
      return prepareInsert(order);
    case 'told':
      return prepareTold(order);
    case 'closed': {
      const lanes = lanesOf(order, requestsOf(order));
      return () => closedLoop(order.port, lanes, order.mostMs);
    }
    case 'open': {
      const requests = requestsOf(order);
      return () => openLoop(order.port, requests, order);
    }
  }
}

/** Visits of all people in turn. */
function requestsOf(order: Sending): Prepared[] {
  const now = Date.now();
  return Array.from({ length: order.requests }, (_, i) => {
    const person = i % order.people.length;
    const number = order.run * 1_000 + Math.floor(i / order.people.length);
    return prepare(order.people[person]!.token, visit({ person, number, now, contents: order.contents }));
  });
}

/** Each person keeps to one connection, so that their visits arrive in order. */
function lanesOf(order: Sending & { kind: 'closed' }, requests: readonly Prepared[]): Prepared[][] {
  const lanes = Array.from({ length: order.connections }, (): Prepared[] => []);
  requests.forEach((request, i) => {
    lanes[(i % order.people.length) % order.connections]!.push(request);
  });
  return lanes;
}

/** Who gave the order lets this process go when the report has come. */
process.once('disconnect', () => process.exit());

function tell(message: Message): void {
  process.send!(message);
}
