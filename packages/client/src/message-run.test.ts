import type { Message } from '@wanglai/contract';
import type { Client } from './client';
import { lastSeq, type MessageRun, NO_MESSAGES, readToEnd, withPage, withTold } from './message-run';

const message = (seq: number): Message => ({
  id: `c:${seq}`,
  conversationId: 'c',
  seq,
  clientId: `client-${seq}`,
  author: { kind: 'staff', id: 's', name: '阿青' },
  body: { kind: 'text', text: String(seq) },
  at: new Date(seq * 1_000).toISOString(),
});
const span = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
const numbers = ({ messages, ahead }: MessageRun) =>
  [messages, ahead].map((all) => all.map(({ seq }) => seq));
const steps = (from: number, to: number) => span(from, to).map(({ seq }) => seq);

it('keeps messages in order and once, however they come', () => {
  const run = withTold(withPage(NO_MESSAGES, [message(3), message(2)]), [message(4), message(3)]);
  expect(numbers(run)).toEqual([[2, 3, 4], []]);
  expect(withTold(run, [message(3)])).toBe(run);
  expect(numbers(withPage(run, [message(1)]))).toEqual([[1, 2, 3, 4], []]);
  expect([lastSeq(run), lastSeq(NO_MESSAGES)]).toEqual([4, 0]);
});

it('shows nothing above a gap until the gap is filled', () => {
  const away = withTold(withPage(NO_MESSAGES, span(1, 20)), [message(151)]);
  expect(numbers(away)).toEqual([steps(1, 20), [151]]);
  const half = withPage(away, span(21, 120));
  expect(numbers(half)).toEqual([steps(1, 120), [151]]);
  expect(numbers(withPage(half, span(121, 150)))).toEqual([steps(1, 151), []]);
});

it('begins with the newest page, or with the very first message', () => {
  const early = withTold(NO_MESSAGES, [message(132)]);
  expect(numbers(early)).toEqual([[], [132]]);
  expect(numbers(withPage(early, span(101, 130).reverse()))).toEqual([steps(101, 130), [132]]);
  expect(numbers(withTold(NO_MESSAGES, [message(1)]))).toEqual([[1], []]);
  expect(withPage(NO_MESSAGES, [])).toBe(NO_MESSAGES);
});

it('leaves what is older than the first one to the history', () => {
  const run = withPage(NO_MESSAGES, span(50, 60));
  expect(withTold(run, [message(7)])).toBe(run);
});

it('reads to the end, page by page, or until it is told to stop', async () => {
  const asked: unknown[] = [];
  const call = (async (_route: string, { query }: { query: { after: number; limit: number } }) => {
    asked.push(query.after);
    const items = span(query.after + 1, Math.min(230, query.after + query.limit));
    return { items, nextCursor: items.at(-1)!.seq < 230 ? String(items.at(-1)!.seq) : null };
  }) as Client['call'];
  let run = withTold(withPage(NO_MESSAGES, span(1, 5)), [message(231)]);
  await readToEnd(call, 'c', lastSeq(run), (page) => {
    run = withPage(run, page);
    return true;
  });
  expect(asked).toEqual([5, 105, 205]);
  expect(numbers(run)).toEqual([steps(1, 231), []]);
  await readToEnd(call, 'c', 0, () => false);
  expect(asked).toHaveLength(4);
});
