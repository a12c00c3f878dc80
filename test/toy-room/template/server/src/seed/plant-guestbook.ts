import { createHash } from 'node:crypto';
import { guestbook } from '@wanglai/demo-brand';
import type { Planting } from './planting';

const DAY_MS = 86_400_000;

/** What the first guests left in the book. Each entry has an id of its own that does not change, so it comes once. */
export const plantGuestbook: Planting = async (rooms, soil) => {
  const now = soil.now().getTime();
  await rooms.guestbook.stock(
    guestbook.map(({ key, name, text, daysAgo }) => ({
      _id: createHash('sha256').update(`demo:guestbook:${key}`).digest('hex').slice(0, 24),
      personId: null,
      name,
      text,
      answer: null,
      at: new Date(now - daysAgo * DAY_MS),
    })),
  );
};
