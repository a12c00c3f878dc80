import { definePages } from '@/shared/pages';

export const guestbookPages = definePages({ root: 'subpackages/guestbook', pages: { guestbook: {} } });
