import { isInLanguage } from './traces';

/** What one person told the server over HTTP, and was told. */
export interface HeardPerson {
  id: string;
  /** As they showed it last. */
  authorization: string;
  /** What only they can have said: texts in a language, and whatever was made up for this call. */
  said: Set<string>;
  /** Ids of what they made. */
  made: Set<string>;
}

export interface Heard {
  people: ReadonlyMap<string, HeardPerson>;
  /** Whether the brand's people said it too. */
  saidByStaff(text: string): boolean;
  /** Gives `fetch` back. */
  stop(): void;
}

/**
 * Listens to every call that this process makes until it is stopped, so that nobody has to write down what people said:
 * also what a case does before the call that it is about counts.
 */
export function listen(): Heard {
  const real = globalThis.fetch;
  const people = new Map<string, HeardPerson>();
  const byStaff: string[] = [];
  const personOf = (id: string) => {
    const known = people.get(id) ?? { id, authorization: '', said: new Set(), made: new Set() };
    people.set(id, known);
    return known;
  };

  globalThis.fetch = async (input, init) => {
    const reply = await real(input, init);
    const authorization = new Headers(init?.headers).get('authorization') ?? '';
    const text = typeof init?.body === 'string' ? init.body : '';
    const told = await jsonOf(reply);
    const session = sessionIn(told);
    const speaker = session ?? speakerOf(authorization);
    if (speaker?.kind === 'staff') byStaff.push(text);
    if (speaker?.kind !== 'person') return reply;
    const person = personOf(speaker.id);
    person.authorization = session ? `Bearer ${session.accessToken}` : authorization;
    if (reply.ok) for (const word of wordsIn(text)) person.said.add(word);
    if (reply.status === 201 && typeof told['id'] === 'string') person.made.add(told['id']);
    return reply;
  };
  return {
    people,
    saidByStaff: (text) => byStaff.some((body) => body.includes(text)),
    stop: () => {
      globalThis.fetch = real;
    },
  };
}

async function jsonOf(reply: Response): Promise<Record<string, unknown>> {
  if (!reply.headers.get('content-type')?.includes('json')) return {};
  const json: unknown = await reply.clone().json();
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
}

interface Speaker {
  kind: 'person' | 'staff';
  id: string;
}

/** Whom a reply signs in. */
function sessionIn(told: Record<string, unknown>): (Speaker & { accessToken: string }) | undefined {
  const { accessToken, person } = told as { accessToken?: string; person?: { id: string } };
  return accessToken && person ? { kind: 'person', id: person.id, accessToken } : undefined;
}

function speakerOf(authorization: string): Speaker | undefined {
  const payload = authorization.split('.')[1];
  if (payload === undefined) return undefined;
  const { kind, sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    kind: Speaker['kind'];
    sub: string;
  };
  return { kind, id: sub };
}

/** UUIDs, and the digits that `unique` makes; not ids of documents (24), which may be those of others. */
const MADE_UP = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?<![\da-f])[\da-f]{12}(?![\da-f])/g;

function wordsIn(body: string): string[] {
  const words: string[] = [];
  if (body)
    JSON.parse(body, (_, value: unknown) => {
      if (typeof value !== 'string') return value;
      words.push(...(isInLanguage(value) ? [value] : (value.match(MADE_UP) ?? [])));
      return value;
    });
  return words;
}
