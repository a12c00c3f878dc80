import type { Room } from '@/shared/room';
import { startConsents } from './grants';
import { PrivacySheet } from './privacy-sheet';

export const consent: Room = { start: startConsents, floats: [PrivacySheet] };
