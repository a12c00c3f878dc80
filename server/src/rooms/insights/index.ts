import { AppError } from '../../platform/errors';
import type { Platform, Room } from '../../platform/room';
import { roomOf } from '../../platform/sockets/sockets';
import type { Interactions } from '../interactions';
import { liveView } from './live';
import { migrations, paceCollection, paceOf } from './pace';

const RECENT = 50;

/** What happens now, for the brand's people. */
export function createInsights(
  { db, sockets, log, now }: Platform,
  { interactions }: { interactions: Interactions },
): Room {
  const { stream, show } = interactions;
  const pace = paceOf(db, stream);
  stream.follow(pace.reader);
  stream.tap(liveView({ show, sockets, log }));
  sockets.on('live:watch', async (ctx, { on }, socket) => {
    if (ctx.actor.kind !== 'staff') throw new AppError('auth.forbidden');
    const live = roomOf.live(ctx.actor.role);
    if (on) socket.join(live);
    else socket.leave(live);
    return {};
  });
  return {
    name: 'insights',
    collections: [paceCollection],
    migrations,
    open(doors) {
      doors.on('GET /insights/live', async (ctx) => {
        const client = (await stream.newest(RECENT)).filter((fact) => fact.personId);
        return {
          perMinute: await pace.lastHour(now()),
          recent: (await show(client))(ctx.actor.abilities),
          online: sockets.online(),
        };
      });
    },
    // Figures by minute; nobody stands in them.
    people: null,
  };
}
