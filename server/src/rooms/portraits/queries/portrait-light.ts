import type { ContentLevel } from '@wanglai/contract';
import { present } from '@wanglai/portrait';
import type { People } from '../../identity';
import { tagsOf } from '../portraits.present';
import type { PortraitStore } from '../portraits.store';

/** What choosing content for a person needs to know. */
export interface PortraitLight {
  interests: { topic: string; score: number }[];
  level: Record<ContentLevel, number>;
  tags: { key: string; label: string }[];
  zone: string;
}

/** Null without `personalisation`, and for nobody. Tags that the person disputes do not count. */
export async function portraitLight(
  deps: { store: PortraitStore; people: People },
  personId: string,
  now: Date,
): Promise<PortraitLight | null> {
  const [person, document] = await Promise.all([deps.people.get(personId), deps.store.get(personId)]);
  if (!person?.grants.personalisation || !document || document.off) return null;
  const view = present(document.state, now.getTime(), document.zone);
  const tags = tagsOf(document, now, person.locale, person.grants.sensitive).filter((tag) => !tag.disputed);
  return { interests: view.interests, level: view.level, tags, zone: document.zone };
}
