import type { Room } from '../../shared/room';
import { defineWords } from '../../shared/words';

export const audit: Room = {
  path: 'audit',
  icon: 'shield',
  words: defineWords({ name: '审计' }, { name: 'Audit' }),
  needs: 'staff.audit',
  pages: { '': () => import('./audit-page') },
};
