import { randomUUID } from 'node:crypto';
import { articlePage, type Device, patiently } from './device';
import { HABITS, type Kind } from './kinds';
import type { Shelf } from './library';
import type { Random } from './random';
import type { Tally } from './tally';

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

export interface NowActor {
  kind: Kind;
  device: Device;
  shelf: Shelf;
  random: Random;
  tally: Tally;
  signal: AbortSignal;
}

/** What somebody does through the API itself, at the true time: likes, and words to the brand. */
export async function actNow(actor: NowActor): Promise<void> {
  const habit = HABITS[actor.kind];
  const { random, signal } = actor;
  const [least, most] = habit.likes;
  const favourite = habit.interests?.[0] ?? 'pour-over';
  for (let i = random.between(least, most); i > 0 && !signal.aborted; i--) await like(actor, favourite);
  for (let i = random.between(...habit.messages); i > 0 && !signal.aborted; i--) await say(actor);
}

export async function like(actor: NowActor, topic: string): Promise<void> {
  const { id } = actor.shelf.choose(topic, actor.random);
  actor.device.tracker.pageShown(articlePage(id));
  await patiently(() => actor.device.client.call('PUT /contents/:id/like', { params: { id } }), actor.signal);
  actor.device.tracker.pageHidden(articlePage(id), { dwellMs: actor.random.between(8_000, 60_000) });
  actor.tally.likes++;
}

export async function say(actor: NowActor): Promise<void> {
  const { client } = actor.device;
  const { id } = await patiently(
    () => client.call('POST /conversations', { body: { kind: 'service' } }),
    actor.signal,
  );
  const clientId = randomUUID();
  const body = { kind: 'text' as const, text: actor.random.pick(QUESTIONS) };
  await patiently(
    () => client.call('POST /conversations/:id/messages', { params: { id }, body: { clientId, body } }),
    actor.signal,
  );
  actor.tally.messages++;
}
