import { Readable } from 'node:stream';
import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { PersonalRecords } from '../../../platform/room';
import { presentConsents, presentMe } from '../identity.present';
import { recordsOfOthers } from '../other-rooms';
import type { Parts } from '../parts';
import { idsOf } from '../people';

/** Told together: a chunk of its own for each record would cost more than the record. */
const CHUNK_CHARACTERS = 32_768;

/**
 * Everything that is kept about a person under each id they ever had, one list per kind of record, however long; at the
 * end how many there are in each. It is told while it is read, so that little of it is in memory at a time. Should it break
 * off, it is no whole JSON.
 */
export async function exportMe(parts: Parts, ctx: Ctx<PersonActor>): Promise<Readable> {
  const person = await parts.people.current(ctx.actor.id);
  if (!person) throw new AppError('auth.invalid-token');
  const kinds = [...parts.records, ...recordsOfOthers(parts.platform.house)];
  const head = {
    exportedAt: ctx.now().toISOString(),
    person: presentMe(person),
    consents: presentConsents(person),
  };
  return Readable.from(gathered(told(head, kinds, idsOf(person))));
}

async function* told(
  head: object,
  kinds: readonly PersonalRecords[],
  ids: readonly string[],
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"records":{`;
  const counts: Record<string, number> = {};
  for (const [i, kind] of kinds.entries()) {
    let count = 0;
    yield `${i ? ',' : ''}${JSON.stringify(kind.name)}:[`;
    for await (const record of kind.export(ids)) yield `${count++ ? ',' : ''}${JSON.stringify(record)}`;
    yield ']';
    counts[kind.name] = count;
  }
  yield `},"counts":${JSON.stringify(counts)}}`;
}

async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
