import type { Content } from '@wanglai/contract';
import { announce } from '../../../platform/announcements';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { CONTENTS } from '../content.model';
import { mayWrite } from '../content.policy';
import type { Parts } from '../parts';
import { showContent } from '../queries/show-contents';

/** Shows a content to readers and tells the stream, once in its life. Publishing again changes nothing. Throws `content.not-found`. */
export async function publishContent(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<Content> {
  if (!mayWrite(ctx.actor)) throw new AppError('auth.forbidden');
  const content = await parts.contents.get(id);
  if (!content) throw new AppError('content.not-found');
  if (content.state === 'published') return showContent(parts, ctx, content);
  const cause = `${id} ${content.version}`;
  await parts.audit(ctx, { action: 'content.publish-content', to: [id], cause });
  const at = ctx.now();
  const told = announce(`content:${id}:published`, {
    type: 'content.published',
    at,
    personId: null,
    target: { type: 'content', id },
    content: { id, topics: content.topics, level: content.level },
  });
  const published = await parts.contents.publish(id, at, told);
  if (published) {
    parts.catalogue.note(published);
    parts.stream.relay(CONTENTS, id);
  }
  return showContent(parts, ctx, published ?? content);
}

/** Takes a content from readers at once; staff keep it. Again: nothing changes. Throws `content.not-found`; `content.wrong-state` for a draft. */
export async function withdrawContent(parts: Parts, ctx: Ctx<StaffActor>, id: string): Promise<Content> {
  if (!mayWrite(ctx.actor)) throw new AppError('auth.forbidden');
  const content = await parts.contents.get(id);
  if (!content) throw new AppError('content.not-found');
  if (content.state === 'draft') throw new AppError('content.wrong-state');
  if (content.state === 'withdrawn') return showContent(parts, ctx, content);
  const cause = `${id} ${content.version}`;
  await parts.audit(ctx, { action: 'content.withdraw-content', to: [id], cause });
  const withdrawn = await parts.contents.withdraw(id, ctx.now());
  if (withdrawn) parts.catalogue.note(withdrawn);
  return showContent(parts, ctx, withdrawn ?? content);
}
