import { routes } from '@wanglai/contract';
import type { RateLimits } from '../../platform/http/rate-limit';
import { markRead } from './commands/mark-read';
import { sendMessage } from './commands/send-message';
import { typingTeller } from './commands/tell-typing';
import type { Parts } from './parts';

/** The same commands as over HTTP, within the same limits. */
export function listenForChat(parts: Parts, limits: RateLimits): void {
  const tellTyping = typingTeller(parts);
  parts.sockets.on('message:send', async (ctx, body) => {
    await limits.spend(routes['POST /conversations/:id/messages'], ctx.actor, ctx.ip);
    return sendMessage(parts, ctx, body);
  });
  parts.sockets.on('message:read', async (ctx, body) => {
    await limits.spend(routes['PUT /conversations/:id/read'], ctx.actor, ctx.ip);
    return markRead(parts, ctx, body);
  });
  parts.sockets.on('conversation:typing', async (ctx, body) => {
    await tellTyping(ctx, body.conversationId);
    return {};
  });
}
