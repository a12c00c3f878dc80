import type { Card, Content, Locale } from '@wanglai/contract';
import type { Actor, Ctx } from '../../../platform/context';
import type { ContentDoc, ContentHead } from '../content.model';
import { mineOf, presentCard, presentContent } from '../content.present';
import type { Parts } from '../parts';

/** Cards of contents in their order, with counts and with what a person left on them: three queries however many they are. */
export async function showCards(
  parts: Parts,
  contents: readonly ContentHead[],
  viewer: { ids: readonly string[]; locale: Locale },
): Promise<Card[]> {
  if (!contents.length) return [];
  const ids = contents.map(({ _id }) => _id);
  const [counts, marks] = await Promise.all([
    parts.counts.of(ids),
    viewer.ids.length ? parts.marks.of(viewer.ids, ids) : [],
  ]);
  const mine = mineOf(marks);
  return contents.map((content) =>
    presentCard(content, {
      catalogue: parts.catalogue,
      locale: viewer.locale,
      count: counts.get(content._id),
      mine: mine.get(content._id),
    }),
  );
}

export async function showContent(parts: Parts, ctx: Ctx<Actor>, content: ContentDoc): Promise<Content> {
  const ids = await parts.people.idsOfActor(ctx.actor);
  const [card] = await showCards(parts, [content], { ids, locale: ctx.locale });
  return presentContent(content, ctx.actor, card!);
}
