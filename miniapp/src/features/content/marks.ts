import type { Card } from '@wanglai/contract';
import { useState } from 'react';
import { call } from '@/shared/session/api';
import { createStore, useStore } from '@/shared/state/store';
import { toastFailure } from '@/shared/ui/toast';

type Marked = Pick<Card, 'id' | 'mine' | 'stats'>;
interface Mark {
  liked: boolean;
  favourited: boolean;
  likes: number;
}

/** Marks changed on this device since contents were loaded, so that feed, reader and favourites agree. */
const changed = createStore<Readonly<Record<string, Mark>>>({});

const put = (id: string, mark: Mark) => changed.set((all) => ({ ...all, [id]: mark }));

export interface Marks extends Mark {
  toggle(what: 'like' | 'favourite'): Promise<boolean>;
}

/** Like and keep of one content: shown at once, taken back when the server could not be told. */
export function useMarks(card: Marked): Marks {
  const all = useStore(changed);
  const [busy, setBusy] = useState(false);
  const loaded = { liked: card.mine.liked, favourited: card.mine.favourited, likes: card.stats.likes };
  const mark = all[card.id] ?? loaded;

  const toggle = async (what: 'like' | 'favourite'): Promise<boolean> => {
    if (busy) return false;
    const on = what === 'like' ? !mark.liked : !mark.favourited;
    setBusy(true);
    put(card.id, {
      ...mark,
      ...(what === 'like'
        ? { liked: on, likes: Math.max(0, mark.likes + (on ? 1 : -1)) }
        : { favourited: on }),
    });
    try {
      const method = on ? 'PUT' : 'DELETE';
      const { liked, favourited, likes } = await call(`${method} /contents/:id/${what}`, {
        params: { id: card.id },
      });
      put(card.id, { liked, favourited, likes });
      return on;
    } catch (error) {
      put(card.id, mark);
      toastFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { ...mark, toggle };
}
