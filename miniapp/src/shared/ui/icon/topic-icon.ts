import { ICON_NAMES, type IconName } from '@wanglai/design';

/** The icon a topic names, where the app has it. */
export const topicIcon = (name: string): IconName | undefined => ICON_NAMES.find((known) => known === name);
