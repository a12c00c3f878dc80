import type { Conversation, StaffSummary } from '@wanglai/contract';
import { LRUCache } from 'lru-cache';
import type { People } from '../identity';
import type { ConversationDoc } from './conversations.model';
import type { MessageDoc } from './messages.model';
import type { Staff } from './parts';

/** Names to show beside conversations and messages. */
export interface Known {
  /** The person of an id as of today, merges followed. */
  person(id: string): Conversation['person'];
  staff(id: string): { id: string; name: string };
}

const STAFF_KEPT_MS = 60_000;

/** Looks up who takes part in conversations: people in one query, staff from a memory of one minute. */
export class Faces {
  private readonly staff = new LRUCache<string, StaffSummary>({ max: 500, ttl: STAFF_KEPT_MS });

  constructor(
    private readonly people: People,
    private readonly directory: Staff,
  ) {}

  async of(conversations: readonly ConversationDoc[], messages: readonly MessageDoc[] = []): Promise<Known> {
    const shown = [...messages, ...conversations.flatMap(({ lastMessage }) => lastMessage ?? [])];
    const writers = shown.flatMap(({ author }) => (author.kind === 'staff' ? [author.id] : []));
    const assignees = conversations.flatMap(({ assigneeId }) => assigneeId ?? []);
    const personIds = [...conversations, ...messages].map(({ personId }) => personId);
    const [people, staff] = await Promise.all([
      this.peopleOf([...new Set(personIds)]),
      this.staffOf([...new Set([...writers, ...assignees])]),
    ]);
    return {
      person: (id) => people.get(id) ?? { id, name: '', avatar: null },
      staff: (id) => ({ id, name: staff.get(id)?.name ?? '' }),
    };
  }

  private async peopleOf(ids: string[]): Promise<Map<string, Conversation['person']>> {
    const found = await this.people.find(ids);
    const faces = await Promise.all(
      found.map(async (stored) => {
        const { _id, name, avatar } = stored.mergedInto
          ? ((await this.people.get(stored._id)) ?? stored)
          : stored;
        return [stored._id, { id: _id, name, avatar }] as const;
      }),
    );
    return new Map(faces);
  }

  private async staffOf(ids: string[]): Promise<Map<string, StaffSummary>> {
    const found = await Promise.all(
      ids.map(async (id) => {
        const member = this.staff.get(id) ?? (await this.directory.get(id));
        if (member) this.staff.set(id, member, { noUpdateTTL: true });
        return member;
      }),
    );
    return new Map(found.flatMap((member) => (member ? [[member.id, member] as const] : [])));
  }
}
