import { setImmediate as pause } from 'node:timers/promises';
import {
  type ContentBulkItem,
  type ContentBulkResult,
  contentBulkItem,
  ERRORS,
  type ReplyOf,
} from '@wanglai/contract';
import { announce } from '../../../platform/announcements';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { badFields } from '../../../platform/http/validate';
import { madeFor } from '../../../platform/idempotency';
import { CONTENTS, type ContentDoc, type External } from '../content.model';
import { mayWrite } from '../content.policy';
import type { Parts } from '../parts';
import { editedFields } from './write-content';

/** Stored at once: what others ask of the database goes between two. */
const STEP = 50;
/** Who else is served does not wait longer for words to be taken apart. */
const MOST_MS = 10;
/** Clocks differ. */
const AHEAD_MS = 300_000;

interface Proper {
  index: number;
  item: ContentBulkItem;
}

/**
 * Publishes many contents at once, each under the id that it has where it comes from, with the date of then. One that is
 * there stays as it is; one of a wrong form costs no other. The stream is told of each, and nobody is pushed any of them.
 * The same Idempotency-Key of the same writer gives the same answer, and what a broken request has left out is added.
 */
export async function importContents(
  parts: Parts,
  ctx: Ctx<StaffActor>,
  input: { items: readonly unknown[]; idempotencyKey: string | undefined },
): Promise<ReplyOf<'POST /contents/bulk'>> {
  if (!mayWrite(ctx.actor)) throw new AppError('auth.forbidden');
  const key = madeFor(ctx.actor.id, input.idempotencyKey)?.key;
  const origin = { by: ctx.actor.id, ...(key !== undefined && { key }) };
  const results = new Array<ContentBulkResult>(input.items.length);
  const proper = input.items.flatMap((given, index): Proper[] => {
    const checked = check(given, ctx.now());
    if ('item' in checked) return [{ index, item: checked.item }];
    const [, message] = ERRORS['request.invalid'];
    results[index] = { index, state: 'rejected', code: 'request.invalid', message, ...checked };
    return [];
  });
  const told = new Set<string>();
  // One request is one act, which names the first of what it brings; what a broken one has left out belongs to it.
  const cause =
    key === undefined ? ctx.newId() : [key, ...proper.map(({ item }) => item.externalId)].join('\n');
  const note = (fresh: readonly ContentDoc[]) =>
    parts.audit(ctx, { action: 'content.import-contents', to: fresh.map(({ _id }) => _id), cause });
  for (let from = 0; from < proper.length; from += STEP) {
    const some = proper.slice(from, from + STEP);
    const made = await store(parts, ctx, some, origin, note);
    for (const { index, item } of some) {
      const { externalId } = item;
      const { id, isNew } = made.get(externalId)!;
      // Of those that stand twice in one request the first was made.
      const state = isNew && !told.has(externalId) ? 'created' : 'existing';
      told.add(externalId);
      results[index] = { index, state, id, externalId };
    }
  }
  return { items: results };
}

interface Found {
  id: string;
  /** By this request, or by its first sending. */
  isNew: boolean;
}

/** Stores those that are not there yet; where all of them are then, by their ids outside. */
async function store(
  { contents, catalogue, stream }: Parts,
  ctx: Ctx<StaffActor>,
  some: readonly Proper[],
  origin: Omit<External, 'id'>,
  note: (fresh: readonly ContentDoc[]) => Promise<void>,
): Promise<Map<string, Found>> {
  const items = new Map<string, ContentBulkItem>();
  for (const { item } of some) if (!items.has(item.externalId)) items.set(item.externalId, item);
  const known = async (ids: string[]): Promise<[string, Found][]> =>
    (await contents.fromOutside(ids)).map(({ _id, external }) => [
      external.id,
      { id: _id, isNew: isFrom(external, origin) },
    ]);
  const found = new Map(await known([...items.keys()]));
  const fresh: ContentDoc[] = [];
  let since = performance.now();
  for (const [id, item] of items) {
    if (found.has(id)) continue;
    if (performance.now() - since > MOST_MS) {
      await pause();
      since = performance.now();
    }
    fresh.push(contentOf(ctx, item, { id, ...origin }));
  }
  if (!fresh.length) return found;
  await note(fresh);
  const refused = await contents.insertMany(fresh);
  const stored = fresh.filter((_, i) => !refused.has(i));
  for (const content of stored) {
    catalogue.note(content);
    found.set(content.external!.id, { id: content._id, isNew: true });
  }
  stream.relay(CONTENTS, ...stored.map(({ _id }) => _id));
  // Somebody else has brought them in the meantime.
  const others = fresh.flatMap((one, i) => (refused.has(i) ? [one.external!.id] : []));
  if (others.length) for (const [id, one] of await known(others)) found.set(id, one);
  return found;
}

function contentOf(ctx: Ctx<StaffActor>, item: ContentBulkItem, external: External): ContentDoc {
  const { externalId: _, publishedAt: then, author, ...body } = item;
  const _id = ctx.newId();
  const now = ctx.now();
  const publishedAt = then === undefined ? now : new Date(Math.min(Date.parse(then), now.getTime()));
  const fields = editedFields(body);
  const told = announce(`content:${_id}:published`, {
    type: 'content.published',
    at: now,
    personId: null,
    target: { type: 'content', id: _id },
    // Whoever tells people of what has appeared leaves these out.
    props: { bulk: true },
    content: { id: _id, topics: fields.topics, level: fields.level },
  });
  return {
    _id,
    ...fields,
    author: author ?? ctx.actor.name,
    state: 'published',
    version: 1,
    external,
    createdAt: publishedAt,
    updatedAt: now,
    publishedAt,
    changedAt: now,
    outbox: [told],
  };
}

/** Either an item of the right form, or where it is wrong. */
function check(given: unknown, now: Date): { item: ContentBulkItem } | { path: string; externalId?: string } {
  const { data: item, error } = contentBulkItem.safeParse(given);
  const path = error
    ? (badFields(error.issues)[0]?.path ?? '')
    : item.publishedAt && Date.parse(item.publishedAt) > now.getTime() + AHEAD_MS
      ? 'publishedAt'
      : undefined;
  if (path === undefined) return { item: item! };
  return { path, ...(item && { externalId: item.externalId }) };
}

const isFrom = (external: External, { by, key }: Omit<External, 'id'>): boolean =>
  key !== undefined && external.by === by && external.key === key;
