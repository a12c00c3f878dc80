import { defineNames } from '../define-names';

export const chatLimits = { messageTextLength: 2_000 } as const;

export const chatNames = /* @__PURE__ */ defineNames({
  errors: {
    'conversation.not-found': ['missing', 'There is no such conversation.'],
    'conversation.closed': ['conflict', 'The conversation is closed.'],
  },
  abilities: { 'chat.serve': ['agent', 'admin'] },
  actions: {
    'chat.assign-conversation': 'conversation',
    // Once for each conversation and member of staff, however much they write in it.
    'chat.answer-conversation': 'conversation',
    'chat.close-conversation': 'conversation',
  },
  facts: {
    'chat.message-sent': {
      by: 'person',
      counts: { active: true, weight: 1 },
      purpose: 'service',
      target: 'conversation',
      group: 'talk',
      zh: '发来一条消息',
      en: 'sent a message',
    },
  },
  pages: { chat: { path: 'subpackages/chat/pages/chat/index', zh: '消息', en: 'Messages' } },
});
