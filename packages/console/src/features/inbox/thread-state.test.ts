import type { Message } from '@wanglai/contract';
import { advanceThread, EMPTY_THREAD, type ThreadAction } from './thread-state';

const at = '2026-11-21T15:40:00.000Z';
const buildMessage = (seq: number, clientId = `client-${seq}`): Message => ({
  id: `m${seq}`,
  conversationId: '6740a1f2c3d4e5f60718293a',
  seq,
  clientId,
  author: { kind: 'person', id: 'p', name: '阿远' },
  body: { kind: 'text', text: String(seq) },
  at,
});
const after = (...actions: ThreadAction[]) => actions.reduce(advanceThread, EMPTY_THREAD);
const page = (seqs: number[], hasOlder: boolean): ThreadAction => ({
  kind: 'page',
  items: seqs.map((seq) => buildMessage(seq)),
  hasOlder,
});
const queued: ThreadAction = {
  kind: 'queued',
  pending: { clientId: 'mine-0001', body: { kind: 'text', text: 'hi' }, at, failed: false },
};

test('messages stand by seq, each once, however they come', () => {
  const thread = after(
    page([5, 4], true),
    { kind: 'arrived', items: [buildMessage(6)] },
    page([3, 2], false),
  );
  expect(thread.messages.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6]);
  expect(thread.hasOlder).toBe(false);
});

test('what is told ahead of a gap waits until everything before it is read', () => {
  const missed = Array.from({ length: 30 }, (_, i) => 101 + i);
  const behind = after(page([100, 99], true), { kind: 'arrived', items: [buildMessage(131)] });
  expect(behind.messages.map(({ seq }) => seq)).toEqual([99, 100]);
  expect(behind.ahead).toHaveLength(1);
  const whole = advanceThread(behind, { kind: 'arrived', items: missed.map((seq) => buildMessage(seq)) });
  expect(whole.messages.map(({ seq }) => seq)).toEqual([99, 100, ...missed, 131]);
  expect(whole.hasOlder).toBe(true);
});

test('the newest page, fetched again, does not hide that the beginning is known', () => {
  const thread = after(page([4, 3], true), page([2, 1], false), page([4, 3], true));
  expect(thread.hasOlder).toBe(false);
});

test('a confirmed message takes the place of the one that was being sent', () => {
  const thread = after(queued, { kind: 'arrived', items: [buildMessage(1, 'mine-0001')] });
  expect(thread.pending).toEqual([]);
  expect(thread.messages).toHaveLength(1);
});

test('a failed message stays and can be sent again', () => {
  const failed = after(queued, { kind: 'failed', clientId: 'mine-0001' });
  expect(failed.pending).toMatchObject([{ clientId: 'mine-0001', failed: true }]);
  expect(advanceThread(failed, { kind: 'sending', clientId: 'mine-0001' }).pending[0]?.failed).toBe(false);
});
