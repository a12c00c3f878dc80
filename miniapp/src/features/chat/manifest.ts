import type { Room } from '@/shared/room';
import { startOutbox } from './outbox';
import { startUnread } from './unread';

export const chat: Room = {
  start() {
    startUnread();
    startOutbox();
  },
};
