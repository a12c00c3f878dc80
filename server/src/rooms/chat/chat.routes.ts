import type { Doors } from '../../platform/http/doors';
import { assignConversation } from './commands/assign-conversation';
import { closeConversation } from './commands/close-conversation';
import { markRead } from './commands/mark-read';
import { openConversation } from './commands/open-conversation';
import { sendMessage } from './commands/send-message';
import type { Parts } from './parts';
import { listConversations } from './queries/list-conversations';
import { readConversation } from './queries/read-conversation';
import { readMessages } from './queries/read-messages';

export function openChat(doors: Doors, parts: Parts): void {
  doors.on('POST /conversations', (ctx) => openConversation(parts, ctx));
  doors.on('GET /conversations', (ctx, { query }) => listConversations(parts, ctx, query));
  doors.on('GET /conversations/:id', (ctx, { params }) => readConversation(parts, ctx, params.id));
  doors.on('GET /conversations/:id/messages', (ctx, { params, query }) =>
    readMessages(parts, ctx, { ...query, id: params.id }),
  );
  doors.on('POST /conversations/:id/messages', async (ctx, { params, body }) => {
    const { message } = await sendMessage(parts, ctx, { ...body, conversationId: params.id });
    return message;
  });
  doors.on('PUT /conversations/:id/read', (ctx, { params, body }) =>
    markRead(parts, ctx, { conversationId: params.id, upTo: body.upTo }),
  );
  doors.on('PUT /conversations/:id/assignee', (ctx, { params, body }) =>
    assignConversation(parts, ctx, { id: params.id, staffId: body.staffId }),
  );
  doors.on('POST /conversations/:id/close', (ctx, { params }) => closeConversation(parts, ctx, params.id));
}
