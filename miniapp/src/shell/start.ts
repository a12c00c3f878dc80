import { rooms } from '@/rooms';
import { answered, arrive } from '@/shared/session/arrive';
import { startMe } from '@/shared/session/me';
import { live } from '@/shared/socket';
import { startTracking } from '@/shared/tracker';

/** Wires the app together, once, before its first page is made. */
export function start(): void {
  startTracking();
  for (const room of rooms) room.start?.();
  startMe();
  live.start();
  // After the sheet, after signing out, after an erasure: somebody is always signed in, at least a visitor.
  const follow = () => void (answered.get() && arrive().catch(() => {}));
  answered.subscribe(follow);
  follow();
}
