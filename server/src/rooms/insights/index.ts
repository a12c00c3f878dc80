import { AppError } from '../../platform/errors';
import type { Platform, Room } from '../../platform/room';
import { roomOf } from '../../platform/sockets/sockets';
import type { ContentRoom } from '../content';
import type { People } from '../identity';
import type { Stream } from '../interactions';
import type { Portraits } from '../portraits';
import { liveView, named } from './live';
import { indexes, paceOf } from './pace';

const RECENT = 50;

interface Rooms {
  people: People;
  stream: Stream;
  portraits: Portraits;
  content: ContentRoom;
}

/** What happens now, for the brand's people. */
export function createInsights(platform: Platform, { people, stream, portraits, content }: Rooms): Room {
  const { db, sockets, log, now } = platform;
  const pace = paceOf(db, stream);
  const { tellable } = portraits;
  const titleOf = (id: string) => content.describe(id)?.title;
  stream.follow(pace.reader);
  stream.tap(liveView({ people, sockets, titleOf, tellable, log }));
  sockets.on('live:watch', async (ctx, { on }, socket) => {
    if (ctx.actor.kind !== 'staff') throw new AppError('auth.forbidden');
    if (on) socket.join(roomOf.live);
    else socket.leave(roomOf.live);
    return {};
  });
  return {
    name: 'insights',
    indexes,
    open(doors) {
      doors.on('GET /insights/live', async () => {
        const client = (await stream.newest(RECENT)).filter((fact) => fact.personId);
        return {
          perMinute: await pace.lastHour(now()),
          recent: await named({ people, titleOf, tellable }, client),
          online: sockets.online(),
        };
      });
    },
  };
}
