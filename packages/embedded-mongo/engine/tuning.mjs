import { totalmem } from 'node:os';
import { run } from './listener.mjs';

const MIB = 2 ** 20;

/**
 * What the engine's own defaults, made for small embedded databases, get wrong for a server. Its cache of 256 MiB is
 * written out again and again while it fills; with a quarter of the memory, at most 2 GiB, and pages that may stay
 * changed in it until the next checkpoint, a page of an index is not written with every few clicks. Nothing of this
 * touches durability: what was acknowledged stands in the journal.
 * @returns whether the engine took it; it serves all the same where not
 */
export async function tune(engine) {
  const cache = Math.round(Math.min(2_048, Math.max(256, totalmem() / MIB / 4)));
  const wiredTigerEngineRuntimeConfig = [
    `cache_size=${cache}M`,
    'eviction_dirty_target=40',
    'eviction_dirty_trigger=60',
    'eviction_updates_target=40',
    'eviction_updates_trigger=60',
  ].join(',');
  const reply = await run(engine, { setParameter: 1, wiredTigerEngineRuntimeConfig, $db: 'admin' });
  return !reply.includes('errmsg');
}
