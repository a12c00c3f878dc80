import type { Conversation, StaffSummary } from '@wanglai/contract';
import { LRUCache } from 'lru-cache';
import type { People } from '../identity';
import type { ConversationDoc } from './conversations.model';
import type { MessageDoc } from './messages.model';

export interface Staff {
  get(id: string): Promise<StaffSummary | null>;
}

/** Names to show beside conversations and messages. */
export interface Known {
  /** The person of an id as of today, merges followed. */
  person(id: string): Conversation['person'];
  /** Every id that this person ever had. */
  idsOf(id: string): string[];
  staff(id: string): { id: string; name: string };
}

interface KnownPerson {
  face: Conversation['person'];
  ids: string[];
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
      person: (id) => people.get(id)?.face ?? { id, name: '', avatar: null },
      idsOf: (id) => people.get(id)?.ids ?? [id],
      staff: (id) => ({ id, name: staff.get(id)?.name ?? '' }),
    };
  }

  private async peopleOf(ids: string[]): Promise<Map<string, KnownPerson>> {
    const found = await this.people.find(ids);
    const known = await Promise.all(
      found.map(async (stored) => {
        const person = stored.mergedInto ? ((await this.people.get(stored._id)) ?? stored) : stored;
        const { _id: id, name, avatar } = person;
        return [stored._id, { face: { id, name, avatar }, ids: this.people.idsOf(person) }] as const;
      }),
    );
    return new Map(known);
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
