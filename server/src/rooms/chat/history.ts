import { KeyedTurns } from '../../platform/keyed-turns';
import type { Logger } from '../../platform/logger';
import type { ConversationDoc, Conversations } from './conversations.model';
import type { MessageAuthor, MessageDoc, MessageRange, Messages } from './messages.model';

const PATIENCE_MS = 5_000;

/**
 * Messages of conversations, wherever they stand. One is sent by a single write of its conversation and moved into the
 * history soon after; it is stored there before it is taken out here, so that who reads the conversation first and the
 * history second misses nothing.
 */
export class History {
  private readonly turns = new KeyedTurns();

  constructor(
    private readonly conversations: Conversations,
    private readonly messages: Messages,
    private readonly log: Logger,
  ) {}

  /** The message that a sender has named so already. */
  async sent(
    conversation: ConversationDoc,
    author: MessageAuthor,
    clientId: string,
  ): Promise<MessageDoc | null> {
    const waiting = conversation.outMessages?.find(
      (message) => message.clientId === clientId && sameAuthor(message.author, author),
    );
    return waiting ?? this.messages.sent(conversation._id, author, clientId);
  }

  /** Up to `limit` messages, rising with `after`, else falling; none that came after `conversation` was read. */
  async range(
    conversation: ConversationDoc,
    range: Omit<MessageRange, 'upTo'>,
    limit: number,
  ): Promise<MessageDoc[]> {
    const { after, before } = range;
    const upTo = conversation.seq;
    const stored = await this.messages.range(conversation._id, { after, before, upTo }, limit);
    const waiting = (conversation.outMessages ?? []).filter(
      ({ seq }) => seq > (after ?? 0) && seq < (before ?? Number.POSITIVE_INFINITY),
    );
    const bySeq = new Map([...stored, ...waiting].map((message) => [message.seq, message]));
    const falling = [...bySeq.values()].sort((a, b) => b.seq - a.seq);
    return (after === undefined ? falling : falling.reverse()).slice(0, limit);
  }

  /** How many messages of these authors stand above a number. */
  async countAbove(
    conversation: ConversationDoc,
    above: number,
    by: readonly MessageAuthor['kind'][],
  ): Promise<number> {
    if (above >= conversation.seq) return 0;
    const waiting = (conversation.outMessages ?? []).filter(({ seq }) => seq > above);
    const seqs = waiting.map(({ seq }) => seq);
    const stored = await this.messages.countAbove(conversation._id, above, by, seqs);
    return stored + waiting.filter(({ author }) => by.includes(author.kind)).length;
  }

  /** Starts moving what waits in a conversation; who calls it need not wait. */
  move(conversationId: string): Promise<void> {
    return this.turns
      .run(conversationId, () => this.carry(conversationId))
      .catch((error) =>
        this.log.warn(
          { err: error, conversationId },
          'messages stay in their conversation until the next sweep',
        ),
      );
  }

  /** Moves what has waited for more than five seconds. */
  async sweep(now: Date): Promise<void> {
    const left = await this.conversations.waiting(new Date(now.getTime() - PATIENCE_MS), 500);
    await Promise.all(left.map((id) => this.move(id)));
  }

  private async carry(conversationId: string): Promise<void> {
    const waiting = (await this.conversations.get(conversationId))?.outMessages;
    if (!waiting?.length) return;
    await this.messages.keep(waiting);
    // Erased while this was on its way: what was just stored goes too.
    if (!(await this.conversations.takeOut(conversationId, waiting)))
      await this.messages.eraseConversation(conversationId);
  }
}

const sameAuthor = (a: MessageAuthor, b: MessageAuthor): boolean =>
  a.kind === b.kind && (a.kind !== 'staff' || a.id === (b as typeof a).id);
