import type { Content } from '@wanglai/contract';
import type { Actor, Ctx } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { maySee } from '../content.policy';
import type { Parts } from '../parts';
import { showContent } from './show-contents';

/** One content in full. Throws `content.not-found`, also for what the reader may not see. */
export async function readContent(parts: Parts, ctx: Ctx<Actor>, id: string): Promise<Content> {
  const content = await parts.contents.get(id);
  if (!content || !maySee(ctx.actor, content)) throw new AppError('content.not-found');
  return showContent(parts, ctx, content);
}
