import { type Behaviour, byKind, type NowActor } from '../behaviour';
import { articlePage, patiently } from '../device';
import type { Range } from '../kinds';

interface Liking {
  /** At the end of a history. */
  likes: Range;
  /** Part of the live visits that end with one. */
  live: number;
}

const liking = byKind<Liking>(
  { likes: [0, 1], live: 0.2 },
  { helper: { likes: [3, 6] }, drifting: { likes: [0, 0] } },
);

/** Pieces are opened and liked. */
export const content: Behaviour<'likes'> = {
  name: 'content',
  counts: ['likes'],
  async act(actor) {
    const { random, signal, dearest } = actor;
    for (let i = random.between(...liking(actor.kind).likes); i > 0 && !signal.aborted; i--)
      await like(actor, dearest);
  },
  async actLive(actor) {
    const { random } = actor;
    if (random.chance(liking(actor.kind).live))
      await like(actor, random.pick(['tea', 'pour-over', 'dessert']));
  },
};

async function like(
  { shelf, random, device, signal, count }: NowActor<'likes'>,
  topic: string,
): Promise<void> {
  const { id } = shelf.choose(topic, random);
  device.tracker.pageShown(articlePage(id));
  await patiently(() => device.client.call('PUT /contents/:id/like', { params: { id } }), signal);
  device.tracker.pageHidden(articlePage(id), { dwellMs: random.between(8_000, 60_000) });
  count('likes');
}
