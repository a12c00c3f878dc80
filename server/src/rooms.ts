import type { Platform, Room } from './platform/room';
import { type ChatRoom, createChat } from './rooms/chat';
import { type Consent, createConsent } from './rooms/consent';
import { type ContentRoom, createContent } from './rooms/content';
import { createFeed, type FeedRoom } from './rooms/feed';
import { createIdentity, type Identity } from './rooms/identity';
import { createInsights } from './rooms/insights';
import { createInteractions, type Interactions } from './rooms/interactions';
import { createOutreach, type Outreach } from './rooms/outreach';
import { createPortraits, type Portraits } from './rooms/portraits';

export interface Rooms {
  identity: Identity;
  consent: Consent;
  interactions: Interactions;
  portraits: Portraits;
  content: ContentRoom;
  chat: ChatRoom;
  feed: FeedRoom;
  outreach: Outreach;
  insights: Room;
}

/** The street, in its order: each room is given rooms to its left, and what it needs from the right is plugged in below. */
export function buildRooms(platform: Platform): Rooms {
  const identity = createIdentity(platform);
  const { people, staff } = identity;
  const consent = createConsent(platform, { people });
  const interactions = createInteractions(platform, { identity });
  const { stream } = interactions;
  const portraits = createPortraits(platform, { people, stream });
  const content = createContent(platform, { people, stream });
  const chat = createChat(platform, { people, staff, stream, media: content.media });
  const feed = createFeed(platform, { people, stream, portraits, content });
  const outreach = createOutreach(platform, { people, stream, portraits, content, feed });
  const insights = createInsights(platform, { people, stream, portraits, content });

  identity.plug({
    records: [
      interactions.records,
      portraits.records,
      content.records,
      chat.records,
      feed.records,
      outreach.records,
    ],
    settle: interactions.settle,
    merged: portraits.followMerge,
    split: portraits.followSplit,
  });
  consent.plug({ changed: portraits.followConsent });
  interactions.plug({
    describe: content.describe,
    titleOf: (id) => content.describe(id)?.title,
    tellable: portraits.tellable,
  });
  portraits.plug({
    topicLabel: (key, locale) => content.topics(locale).find((topic) => topic.key === key)?.label ?? key,
  });

  return { identity, consent, interactions, portraits, content, chat, feed, outreach, insights };
}
