import type { RecordRequest } from '@wanglai/contract/names';
import type { Batch, SendReply } from '@wanglai/tracker';
import { gzip } from '@/platform/gzip';
import { client } from '../session/client';
import { targetOfPage } from './targets';

/** Below this the header of gzip eats what it saves. */
const GZIP_FROM = 1_024;

/** Brings one batch to the server. Views and leaves get what their page is about on the way out. */
export async function sendBatch({ body, leaving }: Batch): Promise<SendReply> {
  const text = withPageTargets(String(body));
  const packed = !leaving && text.length > GZIP_FROM ? await gzip(text) : null;
  const reply = await client.raw('POST', '/interactions', packed ?? text, {
    'Content-Type': 'application/json',
    ...(packed && { 'Content-Encoding': 'gzip' }),
  });
  return { status: reply.status, body: reply.text };
}

export function withPageTargets(text: string): string {
  const batch = JSON.parse(text) as RecordRequest;
  for (const event of batch.events) {
    if (event.target || (event.type !== 'view' && event.type !== 'leave')) continue;
    const target = targetOfPage(event.page);
    if (target) event.target = target;
  }
  return JSON.stringify(batch);
}
