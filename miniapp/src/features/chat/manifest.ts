import type { Room } from '@/shared/room';
import { startUnread } from './unread';

export const chat: Room = { start: startUnread };
