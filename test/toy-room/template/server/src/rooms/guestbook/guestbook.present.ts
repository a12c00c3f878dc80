import type { GuestbookEntry } from '@wanglai/contract';
import type { EntryDoc } from './entries.model';

export const presentEntry = (entry: EntryDoc, readerIds: readonly string[]): GuestbookEntry => ({
  id: entry._id,
  name: entry.name,
  text: entry.text,
  at: entry.at.toISOString(),
  mine: entry.personId !== null && readerIds.includes(entry.personId),
  answer: entry.answer,
});
