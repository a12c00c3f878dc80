import type { Interaction } from '@wanglai/contract/names';
import { byteLength } from './bounds';
import type { Host } from './ports';

/** A chunk is one storage key, rewritten as a whole: small, so that one more event costs little. */
const CHUNK_EVENTS = 25;
const CHUNK_CHARS = 32_000;
/** All chunks together; WeChat gives 10 MB to the whole app. */
const QUEUE_BYTES = 2_000_000;

/** More cannot be in use; an index that says so is broken. */
const MOST_CHUNKS = 10_000;

export interface Item {
  seq: number;
  id: string;
  exposure: boolean;
  json: string;
  bytes: number;
  chunk: number;
}

export type Queue = ReturnType<typeof createQueue>;

/**
 * Events that wait to be acknowledged, in the order they were recorded, mirrored to storage in chunks
 * `<prefix>.q.<n>`; `<prefix>.q` holds `[first chunk, last chunk, dropped]`.
 * A chunk is written only when it changed, by `persist`.
 */
export function createQueue({ storage, prefix, queueSize }: Host) {
  const indexKey = `${prefix}.q`;
  const chunkKey = (chunk: number) => `${indexKey}.${chunk}`;
  let items: Item[] = [];
  let seq = 0;
  let held = 0;
  let bytes = 0;
  let dropped = 0;
  /** First chunk there may be in storage, the chunk being filled, and what is in that. */
  let head = 0;
  let tail = 0;
  let tailCount = 0;
  let tailChars = 0;
  let storedIndex = '';
  const dirty = new Set<number>();

  const writeIndex = (first: number) => {
    const index = JSON.stringify([first, tail, dropped]);
    if (index !== storedIndex && storage.set(indexKey, index)) storedIndex = index;
  };
  const readIndex = (): number[] => {
    try {
      const index: unknown = JSON.parse(storage.get(indexKey));
      if (Array.isArray(index) && index.every(Number.isSafeInteger) && index[1] - index[0] <= MOST_CHUNKS)
        return index;
    } catch {}
    return [0, -1, 0];
  };

  const append = (id: string, exposure: boolean, json: string) => {
    if (tailCount >= CHUNK_EVENTS || tailChars + json.length > CHUNK_CHARS) {
      tail++;
      tailCount = tailChars = 0;
    }
    tailCount++;
    tailChars += json.length;
    const item = { seq: ++seq, id, exposure, json, bytes: byteLength(json) + 1, chunk: tail };
    bytes += item.bytes;
    items.push(item);
    dirty.add(tail);
  };

  const forget = (item: Item) => {
    bytes -= item.bytes;
    dirty.add(item.chunk);
  };

  /** Makes room: the oldest exposure, else the oldest event; never one that is just being sent. */
  const makeRoom = () => {
    let at = items.findIndex((item, index) => index >= held && item.exposure);
    if (at < 0) at = held;
    const [victim] = items.splice(at, 1);
    if (!victim) return;
    forget(victim);
    // What the victim was to report is still to be reported.
    dropped += 1 + (Number((JSON.parse(victim.json) as Interaction).props?.dropped) || 0);
  };

  return {
    length: () => items.length,
    firstSeq: () => items[0]?.seq ?? Number.POSITIVE_INFINITY,
    lastSeq: () => seq,

    /** How many events were lost for want of room since this was last asked. */
    takeDropped() {
      const count = dropped;
      dropped = 0;
      return count;
    },

    add(event: Interaction) {
      append(event.id, event.type === 'exposure', JSON.stringify(event));
      while (items.length > held + 1 && (items.length > queueSize || bytes > QUEUE_BYTES)) makeRoom();
    },

    /** The oldest events, at most `count` and `maxBytes`, at least one. They are not dropped until `release`. */
    hold(count: number, maxBytes: number): Item[] {
      let end = 0;
      let size = 0;
      for (const item of items) {
        size += item.bytes;
        if (end === count || (end && size > maxBytes)) break;
        end++;
      }
      held = end;
      return items.slice(0, end);
    },
    release() {
      held = 0;
    },

    remove(gone: Item[]) {
      const ids = new Set(gone.map((item) => item.id));
      for (const item of items) if (ids.has(item.id)) forget(item);
      items = items.filter((item) => !ids.has(item.id));
    },

    /** Reads what an earlier run left. Chunks that cannot be read are skipped. */
    open() {
      const [first = 0, last = -1, lost = 0] = readIndex();
      dropped = lost;
      head = first;
      tail = Math.max(first, last + 1);
      for (let chunk = first; chunk <= last; chunk++) {
        try {
          for (const event of JSON.parse(storage.get(chunkKey(chunk)) || '[]') as Interaction[]) {
            const json = JSON.stringify(event);
            const item = { seq: ++seq, id: event.id, exposure: event.type === 'exposure', json, chunk };
            items.push({ ...item, bytes: byteLength(json) + 1 });
            bytes += byteLength(json) + 1;
          }
        } catch {
          dirty.add(chunk);
        }
      }
    },

    /**
     * Writes what changed. The index grows before the chunks and shrinks after them, so that whatever moment the
     * app is killed at, every chunk in storage lies within the index.
     */
    persist() {
      if (!dirty.size) return;
      writeIndex(head);
      for (const chunk of [...dirty]) {
        const own = items.filter((item) => item.chunk === chunk).map((item) => item.json);
        if (!own.length) storage.remove(chunkKey(chunk));
        else if (!storage.set(chunkKey(chunk), `[${own.join(',')}]`)) continue;
        dirty.delete(chunk);
      }
      head = Math.min(items[0]?.chunk ?? tail, ...dirty);
      writeIndex(head);
    },

    /** Forgets everything, in memory and in storage. */
    clear() {
      const [first = 0, last = -1] = readIndex();
      for (let chunk = Math.min(first, head); chunk <= Math.max(last, tail); chunk++)
        storage.remove(chunkKey(chunk));
      storage.remove(indexKey);
      items = [];
      dirty.clear();
      held = bytes = dropped = head = tail = tailCount = tailChars = 0;
      storedIndex = '';
    },
  };
}
