import type { Session } from '@wanglai/contract';
import { topics } from '@wanglai/demo-brand';
import type { Db } from 'mongodb';
import { call, each } from './api';

/** Somebody with a session: the access token is good for ten minutes. */
export interface Persona {
  id: string;
  token: string;
}

/** Of the demo brand, with which the servers here are seeded. */
export const TOPICS: readonly string[] = topics.slice(0, 8).map(({ key }) => key);
const LEVELS = ['attribute', 'consequence', 'value'] as const;
const CONTENTS = 24;

/** Topics are part of a brand's set-up, for which there is no route; they are put in place before the server starts. */
export async function layTopics(db: Db): Promise<void> {
  const topics = TOPICS.map((key, order) => ({
    _id: key,
    label: { zh: key, en: key },
    colour: '#7a5cff',
    icon: 'moon',
    order,
  }));
  const collection = db.collection<{ _id: string }>('content.topics');
  for (const { _id, ...topic } of topics)
    await collection.updateOne({ _id }, { $setOnInsert: topic }, { upsert: true });
}

/** Writes and publishes contents; gives their ids. */
export async function publishContents(origin: string, count = CONTENTS): Promise<string[]> {
  const { token } = await signIn(origin, 'operator');
  return each(
    count,
    async (i) => {
      const body = {
        kind: 'article',
        title: `Piece ${i}`,
        summary: 'A piece to be read',
        body: 'Words to read.\n\n'.repeat(20),
        topics: [TOPICS[i % TOPICS.length]!, TOPICS[(i * 3 + 1) % TOPICS.length]!].filter(
          (topic, at, all) => all.indexOf(topic) === at,
        ),
        level: LEVELS[i % LEVELS.length],
      };
      const { id } = await call<{ id: string }>(origin, 'POST', '/contents', { token, body });
      await call(origin, 'POST', `/contents/${id}/publish`, { token });
      return id;
    },
    2,
  );
}

export async function signIn(
  origin: string,
  persona: 'consumer' | 'operator' | 'admin',
  name?: string,
): Promise<Persona> {
  const session = await call<Session>(origin, 'POST', '/auth/demo', {
    body: { persona, ...(name && { name }), ...(persona === 'consumer' && { zone: 'Asia/Shanghai' }) },
  });
  return { id: session.person?.id ?? session.staff?.id ?? '', token: session.accessToken };
}

/** Consumers by name, who have granted `service` and `personalisation`; the same names are the same people. */
export function signInMany(origin: string, count: number, prefix: string): Promise<Persona[]> {
  return each(count, (i) => signIn(origin, 'consumer', `${prefix}-${i}`));
}
