import type { ReplyOf } from '@wanglai/contract';
import { announce } from '../../../platform/announcements';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { markId } from '../../../platform/marks';
import { mineOf } from '../content.present';
import { type Flag, MARKS } from '../marks.model';
import type { Parts } from '../parts';

type MarkReply = ReplyOf<'PUT /contents/:id/like'>;

/** Likes or keeps a content, and tells the stream the first time. Again: nothing changes. Throws `content.not-found`. */
export async function markContent(
  parts: Parts,
  ctx: Ctx<PersonActor>,
  input: { id: string; flag: Flag },
): Promise<MarkReply> {
  const { id, flag } = input;
  const content = await parts.contents.get(id);
  if (content?.state !== 'published') throw new AppError('content.not-found');
  const ids = await parts.people.idsOfActor(ctx.actor);
  const before = mineOf(await parts.marks.of(ids, [id])).get(id);
  if (!before?.[flag]) {
    const personId = ctx.actor.id;
    const mark = markId(personId, id);
    const at = ctx.now();
    const told = announce(`mark:${mark}:${flag}`, {
      type: `content.${flag}`,
      at,
      personId,
      target: { type: 'content', id },
      content: { id, topics: content.topics, level: content.level },
    });
    if (await parts.marks.set(personId, id, flag, at, told)) parts.stream.relay(MARKS, mark);
  }
  return replyFor(parts, ids, id);
}

/** Takes a like or keeping back, under whichever id it was given. Throws `content.not-found`. */
export async function unmarkContent(
  parts: Parts,
  ctx: Ctx<PersonActor>,
  input: { id: string; flag: Flag },
): Promise<MarkReply> {
  const ids = await parts.people.idsOfActor(ctx.actor);
  const cleared = await parts.marks.clear(ids, input.id, input.flag, ctx.now());
  // What was kept may be let go of after it was withdrawn.
  if (!cleared && !(await parts.contents.isPublished(input.id))) throw new AppError('content.not-found');
  return replyFor(parts, ids, input.id);
}

/** Remembers how far a content was read; never falls. Throws `content.not-found`. */
export async function keepProgress(
  parts: Parts,
  ctx: Ctx<PersonActor>,
  input: { id: string; ratio: number },
): Promise<{ ratio: number }> {
  if (!(await parts.contents.isPublished(input.id))) throw new AppError('content.not-found');
  const ids = await parts.people.idsOfActor(ctx.actor);
  await parts.marks.keepProgress(ctx.actor.id, input.id, input.ratio, ctx.now());
  const mine = mineOf(await parts.marks.of(ids, [input.id])).get(input.id);
  return { ratio: mine?.progress ?? input.ratio };
}

async function replyFor(parts: Parts, personIds: readonly string[], id: string): Promise<MarkReply> {
  parts.counts.forget(id);
  const [marks, counts] = await Promise.all([parts.marks.of(personIds, [id]), parts.counts.of([id])]);
  const mine = mineOf(marks).get(id);
  const { likes, favourites } = counts.get(id)!;
  return { liked: mine?.liked ?? false, favourited: mine?.favourited ?? false, likes, favourites };
}
