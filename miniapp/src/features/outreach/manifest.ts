import type { Room } from '@/shared/room';
import { startOutreach } from './pushes';
import { TagBanner } from './tag-banner';

export const outreach: Room = { start: startOutreach, floats: [TagBanner] };
