import { platformLimits } from './platform.names';
import { chatLimits } from './rooms/chat.names';
import { contentLimits } from './rooms/content.names';
import { interactionsLimits } from './rooms/interactions.names';
import { mediaLimits } from './rooms/media.names';

/** Bounds under one name, for those who need them of several rooms. A room's own stand in its names. */
export const LIMITS = {
  ...platformLimits,
  ...interactionsLimits,
  ...mediaLimits,
  ...contentLimits,
  ...chatLimits,
} as const;
