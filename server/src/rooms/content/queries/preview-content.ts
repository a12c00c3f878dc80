import type { ReplyOf } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { mayWrite } from '../content.policy';
import { blocksOfMarkdown, textOfBlocks } from '../rules/blocks-of-markdown';
import { minutesOf } from '../rules/minutes-of';

/** Markdown as readers will see it; nothing is kept. */
export function previewContent(ctx: Ctx<StaffActor>, body: string): ReplyOf<'POST /contents/preview'> {
  if (!mayWrite(ctx.actor)) throw new AppError('auth.forbidden');
  const blocks = blocksOfMarkdown(body);
  return { blocks, minutes: minutesOf(textOfBlocks(blocks)) };
}
