import type { Tag } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { TagChoice } from '../portraits.model';
import { tagsOf } from '../portraits.present';
import type { PortraitStore } from '../portraits.store';
import { conclude } from '../rules/take-facts';

/**
 * A person hides a tag (it is theirs, but nobody is shown it) or disputes it (it is wrong: nothing may follow from it).
 * Both can be taken back. Throws `tag.not-found` for a tag that the person does not bear.
 */
export async function changeTag(
  deps: { store: PortraitStore },
  ctx: Ctx<PersonActor>,
  key: string,
  change: TagChoice,
): Promise<Tag> {
  for (;;) {
    const document = await deps.store.get(ctx.actor.id);
    if (!document || document.off || !ctx.actor.grants.personalisation) throw new AppError('tag.not-found');
    const known = tagsOf(document, ctx.now(), ctx.locale, ctx.actor.grants.sensitive).some(
      (tag) => tag.key === key,
    );
    if (!known) throw new AppError('tag.not-found');
    const choice = { ...document.choices[key], ...change };
    document.choices = { ...document.choices, [key]: choice };
    const after = conclude(document, ctx.now());
    if (!(await deps.store.put(after))) continue;
    const tag = tagsOf(after, ctx.now(), ctx.locale, ctx.actor.grants.sensitive).find(
      (one) => one.key === key,
    );
    if (tag) return tag;
    throw new AppError('tag.not-found');
  }
}
