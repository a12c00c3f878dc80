import { SESSION_IDLE_MS } from '@wanglai/contract/names';
import { cut, type Props } from './bounds';
import type { Host } from './ports';

/** Parameters a shared path carries: who shared, by which share event, how far from the first one. */
export type ShareChain = {
  wl_from: string;
  wl_share: string;
  wl_depth: string;
};

/** `at` is the last activity, ms; `depth` and `share` are those of the chain the session came by. */
interface State {
  id: string;
  at: number;
  depth: number;
  share?: string;
}

export type Session = ReturnType<typeof createSession>;

/** A number in [0, 1) that depends on nothing but the text (FNV-1a). */
export function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0) / 0x100000000;
}

/**
 * The running session, kept under `<prefix>.session` across restarts: 30 minutes without activity, by the clock
 * that stamps events, begin a new one.
 */
export function createSession({ storage, prefix, clock }: Host, newId: () => string) {
  const key = `${prefix}.session`;
  let state: State | undefined;
  let stored = '';

  const alive = () => state !== undefined && Math.abs(clock() - state.at) <= SESSION_IDLE_MS;
  const running = (): State => {
    if (!state || !alive()) state = { id: newId(), at: clock(), depth: 0 };
    return state;
  };

  return {
    /**
     * The id for an event that happens now. A `leave` names the session of its view; when that has ended
     * meanwhile, the leave still belongs to it and begins no new one.
     */
    idFor(own?: string): string {
      if (own && (state?.id !== own || !alive())) return own;
      const session = running();
      session.at = clock();
      return session.id;
    },
    depth: () => running().depth,

    /** Takes over the chain of a launch; returns what to stamp. `fresh`: this chain was not seen in this session. */
    arrive(query: Record<string, unknown> | undefined): { stamp: Props; fresh: boolean } | undefined {
      const { wl_from: from, wl_share: share, wl_depth: depth } = query ?? {};
      if (typeof share !== 'string' || !share) return undefined;
      const session = running();
      const fresh = session.share !== share;
      session.share = cut(share, 64);
      session.depth = Math.min(1_000, Math.max(1, Math.floor(Number(depth)) || 1));
      const shareFrom = typeof from === 'string' ? cut(from, 64) : undefined;
      return { stamp: { shareFrom, shareId: session.share, shareDepth: session.depth }, fresh };
    },

    open() {
      stored = storage.get(key);
      try {
        const found = JSON.parse(stored) as State;
        if (typeof found.id === 'string' && found.id && found.id.length <= 64 && Number.isFinite(found.at)) {
          state = { ...found, depth: Number(found.depth) || 0 };
        }
      } catch {}
    },
    persist() {
      const text = JSON.stringify(state);
      if (state && text !== stored && storage.set(key, text)) stored = text;
    },
    clear() {
      state = undefined;
      stored = '';
      storage.remove(key);
    },
  };
}
