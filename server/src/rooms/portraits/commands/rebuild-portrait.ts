import { isDeepStrictEqual } from 'node:util';
import { fold, type PortraitState } from '@wanglai/portrait';
import type { People, PersonRecord } from '../../identity';
import { noteApplied, type Stream } from '../../interactions';
import { blankPortrait, type PortraitDocument, type TagChoices } from '../portraits.model';
import type { PortraitStore } from '../portraits.store';
import { conclude, seen } from '../rules/take-facts';

/**
 * Makes a portrait anew from the stream, with the same fold that keeps it, and puts it in place. Facts that arrive
 * meanwhile win: then it is made once more. What else the person chose about tags counts too, when they were two before.
 * Tells how many facts there were and whether the running portrait was equal.
 */
export async function rebuildPortrait(
  deps: { store: PortraitStore; people: People; stream: Stream; now(): Date; generation(): number },
  person: PersonRecord,
  chosen: TagChoices = {},
): Promise<{ facts: number; equal: boolean }> {
  for (;;) {
    const before = await deps.store.get(person._id);
    const blank = blankPortrait(person._id, {
      off: !person.grants.personalisation,
      sensitive: person.grants.sensitive,
      zone: person.zone,
    });
    const after: PortraitDocument = {
      ...blank,
      choices: stricter(before?.choices ?? {}, chosen),
      tags: before?.tags ?? [],
      tagKeys: before?.tagKeys ?? [],
      version: before?.version ?? 0,
      read: before?.read ?? null,
      fold: deps.generation(),
    };
    let facts = 0;
    if (!after.off) {
      for await (const page of pages(deps.stream.all(deps.people.idsOf(person)))) {
        facts += page.length;
        fold(after.state, page.map(seen));
        for (const fact of page) noteApplied(after, fact);
      }
    }
    const equal =
      before !== null &&
      !before.off &&
      before.fold === after.fold &&
      isDeepStrictEqual(plain(before.state), plain(after.state));
    if (after.off) Object.assign(after, { tags: [], tagKeys: [] });
    else conclude(after, deps.now());
    if (await deps.store.put(after)) return { facts, equal };
  }
}

/** What one of them hid or disputed stays so. */
function stricter(some: TagChoices, others: TagChoices): TagChoices {
  const keys = [...new Set([...Object.keys(some), ...Object.keys(others)])];
  return Object.fromEntries(
    keys.map((key) => {
      const [one, other] = [some[key], others[key]];
      const [hidden, disputed] = [one?.hidden || other?.hidden, one?.disputed || other?.disputed];
      return [key, { ...(hidden && { hidden }), ...(disputed && { disputed }) }];
    }),
  );
}

/** States compare by value; one of them went through the database. */
const plain = (state: PortraitState): unknown => JSON.parse(JSON.stringify(state));

async function* pages<T>(items: AsyncIterable<T>): AsyncIterable<T[]> {
  let page: T[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length < 1_000) continue;
    yield page;
    page = [];
  }
  if (page.length) yield page;
}
