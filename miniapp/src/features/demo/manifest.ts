import type { Room } from '@/shared/room';
import { MoonChip } from './moon-chip';
import { startTimeMachine } from './time-machine';

export const demo: Room = { start: startTimeMachine, floats: [MoonChip] };
