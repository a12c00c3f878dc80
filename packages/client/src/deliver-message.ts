import type { Message, MessageBody } from '@wanglai/contract';
import { ApiError } from './api-error';
import type { Client } from './client';
import type { Live } from './live';

/** What the socket cannot say for sure: no answer came, or its token is older than the one that HTTP would renew. */
const ASK_AGAIN = /^(client\.|auth\.)/;

/**
 * Sends a message over the socket, or by HTTP where the socket has no word on it. With the same `clientId` it arrives
 * once, so that a lost answer is simply sent again. Throws `ApiError`.
 */
export async function deliverMessage(
  { call, live }: { call: Client['call']; live: Pick<Live, 'state' | 'emit'> },
  message: { conversationId: string; clientId: string; body: MessageBody },
): Promise<Message> {
  if (live.state === 'online') {
    const reply = await live.emit('message:send', message);
    if (reply.ok) return reply.message;
    if (!ASK_AGAIN.test(reply.error.code)) throw new ApiError(reply.error);
  }
  const { conversationId, clientId, body } = message;
  return call('POST /conversations/:id/messages', {
    params: { id: conversationId },
    body: { clientId, body },
  });
}
