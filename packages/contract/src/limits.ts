import { platformLimits } from './platform.names';
import { chatLimits } from './rooms/chat.names';
import { contentLimits } from './rooms/content.names';
import { interactionsLimits } from './rooms/interactions.names';
import { mediaLimits } from './rooms/media.names';

/** Bounds of several rooms under one name. A room that is new has its own in its names, and is asked for them there. */
export const LIMITS = {
  ...platformLimits,
  ...interactionsLimits,
  ...mediaLimits,
  ...contentLimits,
  ...chatLimits,
} as const;
