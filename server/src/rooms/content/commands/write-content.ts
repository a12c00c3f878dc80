import type { Content, ContentBody } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { madeFor } from '../../../platform/idempotency';
import { termsOf } from '../../../platform/search-words';
import type { ContentDoc } from '../content.model';
import { mayWrite } from '../content.policy';
import type { Parts } from '../parts';
import { showContent } from '../queries/show-contents';
import { blocksOfMarkdown, textOfBlocks } from '../rules/blocks-of-markdown';
import { minutesOf } from '../rules/minutes-of';

/** Writes a draft. The same Idempotency-Key of the same writer gives the same draft. */
export async function writeContent(
  parts: Parts,
  ctx: Ctx<StaffActor>,
  input: { body: ContentBody; idempotencyKey: string | undefined },
): Promise<Content> {
  if (!mayWrite(ctx.actor)) throw new AppError('auth.forbidden');
  const request = madeFor(ctx.actor.id, input.idempotencyKey);
  const now = ctx.now();
  const content: ContentDoc = {
    _id: ctx.newId(),
    ...editedFields(input.body),
    author: ctx.actor.name,
    state: 'draft',
    version: 1,
    ...(request && { request }),
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
    changedAt: now,
  };
  const note = ({ _id }: ContentDoc) =>
    parts.audit(ctx, { action: 'content.write-content', to: [_id], cause: _id });
  if (!request) await note(content);
  const written = await parts.contents.write(content);
  // Which draft a key stands for is known only now; a request that broke off before this is sent again.
  if (request) await note(written);
  parts.catalogue.note(written);
  return showContent(parts, ctx, written);
}

/** Rewrites a content, published or not; the same words again change nothing. Throws `content.not-found`. */
export async function rewriteContent(
  parts: Parts,
  ctx: Ctx<StaffActor>,
  input: { id: string; body: ContentBody },
): Promise<Content> {
  if (!mayWrite(ctx.actor)) throw new AppError('auth.forbidden');
  const before = await parts.contents.get(input.id);
  if (!before) throw new AppError('content.not-found');
  if (isSame(before, input.body)) return showContent(parts, ctx, before);
  const now = ctx.now();
  const cause = `${input.id} ${before.version}`;
  await parts.audit(ctx, { action: 'content.rewrite-content', to: [input.id], cause });
  const after = await parts.contents.rewrite(input.id, {
    ...editedFields(input.body),
    updatedAt: now,
    changedAt: now,
  });
  if (!after) throw new AppError('content.not-found');
  parts.catalogue.note(after);
  return showContent(parts, ctx, after);
}

type Edited = Pick<
  ContentDoc,
  'kind' | 'title' | 'summary' | 'body' | 'cover' | 'topics' | 'level' | 'minutes' | 'terms'
>;

/** What a writer wrote, with what is derived from it. */
export function editedFields(body: ContentBody): Edited {
  const text = textOfBlocks(blocksOfMarkdown(body.body));
  return {
    kind: body.kind,
    title: body.title,
    summary: body.summary,
    body: body.body,
    cover: body.cover ?? null,
    topics: [...new Set(body.topics)],
    level: body.level,
    minutes: minutesOf(text),
    terms: termsOf({ title: body.title, summary: body.summary, text }),
  };
}

const isSame = (before: ContentDoc, body: ContentBody): boolean =>
  before.kind === body.kind &&
  before.title === body.title &&
  before.summary === body.summary &&
  before.body === body.body &&
  before.cover === (body.cover ?? null) &&
  before.level === body.level &&
  before.topics.join() === [...new Set(body.topics)].join();
