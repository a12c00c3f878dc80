import type { Portrait, PortraitOfStaff, Tag } from '@wanglai/contract';
import { asSeenBy } from '../../../platform/abilities';
import type { Ctx, PersonActor, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { People } from '../../identity';
import { blankPortrait } from '../portraits.model';
import { FIELDS_OF_PORTRAIT, maySeeTag, mustSeePortraits } from '../portraits.policy';
import { presentPortrait, tagsOf } from '../portraits.present';
import type { PortraitStore } from '../portraits.store';

interface Deps {
  store: PortraitStore;
  people: People;
  topicLabel(key: string, locale: Ctx['locale']): string;
}

/** My own tags, hidden and disputed ones marked; none without `personalisation`. */
export async function readMyTags({ store }: Pick<Deps, 'store'>, ctx: Ctx<PersonActor>): Promise<Tag[]> {
  if (!ctx.actor.grants.personalisation) return [];
  const document = await store.get(ctx.actor.id);
  return document ? tagsOf(document, ctx.now(), ctx.locale, ctx.actor.grants.sensitive) : [];
}

/** My own portrait. Throws `consent.not-granted` without `personalisation`. */
export async function readMyPortrait(deps: Deps, ctx: Ctx<PersonActor>): Promise<Portrait> {
  const { id, zone, grants } = ctx.actor;
  if (!grants.personalisation) throw new AppError('consent.not-granted');
  const document =
    (await deps.store.get(id)) ?? blankPortrait(id, { off: false, sensitive: grants.sensitive, zone });
  const tags = tagsOf(document, ctx.now(), ctx.locale, grants.sensitive);
  return presentPortrait(document, {
    now: ctx.now(),
    locale: ctx.locale,
    tags,
    topicLabel: (key) => deps.topicLabel(key, ctx.locale),
  });
}

/**
 * A person's portrait for the brand's people who may see it; the rhythm of their days only for who may see that. What the
 * person hides or disputes is not shown. Throws `auth.forbidden`, `person.not-found`, and `consent.not-granted` when the
 * person does not want to be known.
 */
export async function readPortrait(
  deps: Deps,
  ctx: Ctx<StaffActor>,
  personId: string,
): Promise<PortraitOfStaff> {
  mustSeePortraits(ctx.actor);
  const { abilities } = ctx.actor;
  const person = await deps.people.get(personId);
  if (!person) throw new AppError('person.not-found');
  if (!person.grants.personalisation) throw new AppError('consent.not-granted');
  const blank = { off: false, sensitive: person.grants.sensitive, zone: person.zone };
  const document = (await deps.store.get(person._id)) ?? blankPortrait(person._id, blank);
  const tags = tagsOf(document, ctx.now(), ctx.locale, person.grants.sensitive).filter(
    (tag) => !tag.hidden && !tag.disputed && maySeeTag(abilities, tag.key),
  );
  const whole = presentPortrait(document, {
    now: ctx.now(),
    locale: ctx.locale,
    tags,
    topicLabel: (key) => deps.topicLabel(key, ctx.locale),
  });
  return asSeenBy(abilities, whole, FIELDS_OF_PORTRAIT);
}
