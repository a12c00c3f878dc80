import type { Platform } from './platform/room';
import { Street } from './platform/street';
import { createChat } from './rooms/chat';
import { createConsent } from './rooms/consent';
import { createContent } from './rooms/content';
import { createFeed } from './rooms/feed';
import { createIdentity } from './rooms/identity';
import { createInsights } from './rooms/insights';
import { createInteractions } from './rooms/interactions';
import { createMedia } from './rooms/media';
import { createNotices } from './rooms/notices';
import { createOutreach } from './rooms/outreach';
import { createPortraits } from './rooms/portraits';
import { createStaffRoom } from './rooms/staff';

/** The street, in its order: a room is given the rooms to its left, and nothing else is wired anywhere. */
export const beginStreet = (platform: Omit<Platform, 'house'>, upTo?: string) =>
  Street.begin(platform, upTo)
    .and('identity', createIdentity)
    .and('staff', createStaffRoom)
    .and('consent', createConsent)
    .and('interactions', createInteractions)
    .and('media', createMedia)
    .and('notices', createNotices)
    .and('content', createContent)
    .and('portraits', createPortraits)
    .and('chat', createChat)
    .and('feed', createFeed)
    .and('outreach', createOutreach)
    .and('insights', createInsights);

export const buildRooms = (...given: Parameters<typeof beginStreet>) => beginStreet(...given).end();

export type Rooms = ReturnType<typeof buildRooms>;
