import type { Locale, PlacedCard } from '@wanglai/contract';
import { roomOf } from '../../../platform/sockets/sockets';
import type { PersonRecord } from '../../identity';
import type { StoredFact } from '../../interactions';
import { uuidText } from '../../interactions';
import type { Publication, Publications } from '../publications.model';
import type { Push } from '../pushes.model';
import { FLOOD, isNews } from '../rules/is-news';
import { mayPlace } from '../rules/may-place';
import type { Deps } from './place-pushes';

/** A publication is told to so many people at the most, the lately active first. */
const MOST_PEOPLE = 500;
/** So many at a time, by five queries however many they are. */
const STEP = 100;
const DAY_MS = 86_400_000;

type Telling = Deps & { publications: Publications };

/** Takes on what is news, once each, and not more than the flood rule lets through. True when there is any; nobody is told yet. */
export async function takeOn(
  { publications, now }: Pick<Telling, 'publications' | 'now'>,
  facts: readonly StoredFact[],
): Promise<boolean> {
  const at = now();
  const news = facts.filter((fact) => fact.content?.topics.length && isNews(fact, at));
  if (!news.length) return false;
  const lately = await publications.countSince(new Date(at.getTime() - FLOOD.withinMs));
  const room = Math.max(0, FLOOD.most - lately);
  if (!room) return false;
  await publications.add(
    news.slice(0, room).map(({ _id, at, content }) => ({
      _id: uuidText(_id),
      contentId: content!.id,
      topics: content!.topics,
      at,
      told: 0,
      open: true,
    })),
  );
  return true;
}

/** Tells people of a publication that this process has taken, to the end or until `signal`; each person once. */
export async function tellPublication(
  deps: Telling,
  publication: Publication,
  signal: AbortSignal,
): Promise<void> {
  const { publications, portraits } = deps;
  const { _id, topics } = publication;
  // Kept from the beginning: who is the most active changes while the way is gone.
  const audience = publication.audience ?? (await portraits.interestedIn(topics, MOST_PEOPLE));
  for (let { told } = publication; told < audience.length; told += STEP) {
    if (signal.aborted) return publications.letGo(_id);
    // Noted before each step: given again after a crash, it finds what was pushed by its cause.
    if (!(await publications.note(_id, told, audience))) return;
    await tellSome(deps, publication, audience.slice(told, told + STEP));
  }
  await publications.close(_id);
}

/** What is pushed to some people, all in bulk. */
async function tellSome(deps: Deps, publication: Publication, ids: readonly string[]): Promise<void> {
  const { _id: cause, contentId, topics } = publication;
  const people = await reachable(deps, ids);
  const now = deps.now();
  const earlier = await deps.pushes.cardsOfManySince(
    people.flatMap(deps.people.idsOf),
    new Date(now.getTime() - DAY_MS),
  );
  const pushes: { push: Push; person: PersonRecord }[] = [];
  const ground = { code: 'published', topic: topics[0]! } as const;
  const cards = new Map<Locale, PlacedCard | null>();
  for (const person of people) {
    const own = deps.people.idsOf(person).flatMap((id) => earlier.get(id) ?? []);
    if (own.some(({ subject }) => subject === contentId)) continue;
    const instants = own.map(({ at }) => at).sort((one, other) => other.getTime() - one.getTime());
    if (!mayPlace(now, instants, person.quietHours, person.zone)) continue;
    if (!cards.has(person.locale)) {
      const [card] = await deps.feed.place(null, person.locale, [{ id: contentId, ...ground }]);
      cards.set(person.locale, card ?? null);
    }
    if (!cards.get(person.locale)) continue;
    const push: Push = {
      _id: deps.newId(),
      cause: `${cause}:${person._id}`,
      personId: person._id,
      kind: 'card',
      at: now,
      subject: contentId,
      ground,
    };
    pushes.push({ push, person });
  }
  const before = await deps.pushes.addAll(pushes.map(({ push }) => push));
  pushes.forEach(({ push, person }, i) => {
    if (before.has(i)) return;
    const placed = cards.get(person.locale)!;
    deps.sockets.emit(roomOf.person(person._id), 'card:placed', { id: push._id, ...placed });
  });
}

/** Who has granted `personalisation`, as they stand today: merges are followed, and nobody is among them twice. */
async function reachable({ people }: Deps, ids: readonly string[]): Promise<PersonRecord[]> {
  const found = await people.find(ids);
  const merged = found.flatMap(({ mergedInto }) => mergedInto ?? []);
  const others = await Promise.all([...new Set(merged)].map((id) => people.get(id)));
  const today = [...found, ...others].flatMap((one) =>
    one && !one.mergedInto ? [[one._id, one] as const] : [],
  );
  return [...new Map(today).values()].filter(({ grants }) => grants.personalisation);
}
