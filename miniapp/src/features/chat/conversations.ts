import type { Client } from '@wanglai/client';
import type { Conversation } from '@wanglai/contract';

const PAGE = 100;

/** All conversations of the person, closed ones too: most have one or two. */
export async function everyConversation(call: Client['call']): Promise<Conversation[]> {
  const all: Conversation[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('GET /conversations', { query: { limit: PAGE, cursor } });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}
