import { definePages } from '@/shared/pages';

export const portraitPages = definePages({ root: 'subpackages/my-data', pages: { 'my-data': {} } });
