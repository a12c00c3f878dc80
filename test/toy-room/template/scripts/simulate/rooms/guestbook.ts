import { type Behaviour, byKind } from '../behaviour';
import { patiently } from '../device';

/** The part of people of a kind who write something. */
const writing = byKind<{ part: number }>({ part: 0.1 }, { helper: { part: 0.5 }, drifting: { part: 0 } });

const WORDS = ['路过，坐了一下午。', '谢谢那杯水。', '下次带朋友来。'] as const;

/** Some leave a line in the guest book. */
export const guestbook: Behaviour<'guest-book lines'> = {
  name: 'guestbook',
  counts: ['guest-book lines'],
  async act({ kind, random, device, signal, count }) {
    if (!random.chance(writing(kind).part)) return;
    const body = { text: random.pick(WORDS) };
    await patiently(() => device.client.call('POST /guestbook', { body }), signal);
    count('guest-book lines');
  },
};
