import { randomUUID } from 'node:crypto';
import type { Client } from '@wanglai/client';
import type { Conversation, Message, MessageBody } from '@wanglai/contract';

export const text = (words: string): MessageBody => ({ kind: 'text', text: words });
export const newClientId = (): string => randomUUID();
export const idOf = (who: Client): string =>
  (who.session.current!.person?.id ?? who.session.current!.staff?.id)!;
/** Matches the error of a call that is refused with a code. */
export const refused = (code: string): unknown =>
  expect.objectContaining({ problem: expect.objectContaining({ code }) });

export const begin = (person: Client): Promise<Conversation> =>
  person.call('POST /conversations', { body: { kind: 'service' } });
export const send = (
  who: Client,
  id: string,
  words: string | MessageBody,
  clientId = newClientId(),
): Promise<Message> =>
  who.call('POST /conversations/:id/messages', {
    params: { id },
    body: { clientId, body: typeof words === 'string' ? text(words) : words },
  });
export const history = (
  who: Client,
  id: string,
  query: { after?: number; before?: number; limit?: number } = {},
) => who.call('GET /conversations/:id/messages', { params: { id }, query });
export const look = (who: Client, id: string): Promise<Conversation> =>
  who.call('GET /conversations/:id', { params: { id } });
export const textsOf = (messages: readonly Message[]): string[] =>
  messages.map(({ body }) => (body.kind === 'text' ? body.text : body.url));

/** A picture of one dot. */
export const dotPng = (): Uint8Array =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
