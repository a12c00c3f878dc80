import { randomUUID } from 'node:crypto';
import { type Behaviour, byKind, type NowActor } from '../behaviour';
import { patiently } from '../device';
import type { Range } from '../kinds';

const QUESTIONS: readonly string[] = [
  '你好，昨天买的豆子偏酸，水温要调多少？',
  '周末门店的手冲桌还有位置吗？',
  '请问低因豆晚上喝会不会睡不着？',
  '我看到有人问磨豆机刻度，我用的是 18 格，可以转告他试试。',
  '包裹显示到站两天了，能帮忙看看吗？',
  '会员日的券可以和满减一起用吗？',
  '拉花总是不成形，奶泡是不是打太厚了？',
  '读了那篇讲水质的，照着换了水，真的不一样，谢谢。',
  '想问下这款挂耳什么时候补货？',
];

interface Talking {
  /** At the end of a history. */
  messages: Range;
  /** Part of the live visits that end with one. */
  live: number;
}

const talking = byKind<Talking>(
  { messages: [0, 0], live: 0.04 },
  { helper: { messages: [1, 3], live: 0.4 } },
);

/** The brand is asked and told things. */
export const chat: Behaviour<'messages'> = {
  name: 'chat',
  counts: ['messages'],
  async act(actor) {
    const { random, signal } = actor;
    for (let i = random.between(...talking(actor.kind).messages); i > 0 && !signal.aborted; i--)
      await say(actor);
  },
  async actLive(actor) {
    if (actor.random.chance(talking(actor.kind).live)) await say(actor);
  },
};

async function say({ device: { client }, random, signal, count }: NowActor<'messages'>): Promise<void> {
  const body = { kind: 'text' as const, text: random.pick(QUESTIONS) };
  const clientId = randomUUID();
  const { id } = await patiently(
    () => client.call('POST /conversations', { body: { kind: 'service' } }),
    signal,
  );
  await patiently(
    () => client.call('POST /conversations/:id/messages', { params: { id }, body: { clientId, body } }),
    signal,
  );
  count('messages');
}
