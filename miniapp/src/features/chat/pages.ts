import { definePages } from '@/shared/pages';

export const chatPages = definePages({ root: 'subpackages/chat', pages: { chat: {} } });
