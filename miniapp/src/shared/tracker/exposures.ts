import { document } from '@tarojs/runtime';
import Taro from '@tarojs/taro';
import { describeExposed, EXPOSURE, type TrackedNode, watchExposures } from '@wanglai/tracker';
import { useEffect } from 'react';
import { watchSightings } from '@/platform/sightings';
import { tracker } from './index';

/** The class that stands beside `data-expose-id`, for mini-programs look for classes. */
export const EXPOSED_CLASS = 'exposed';

/** Watches everything marked on this page; `changes` is any value that is another one after marks were added. */
export function useExposures(changes: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is observed anew when it has changed
  useEffect(() => {
    const page = Taro.getCurrentInstance().page;
    if (!page) return;
    const tell = watchExposures(tracker);
    let stop = () => {};
    // What React has just made reaches the page a moment later, and a page that was not yet drawn cannot be watched.
    const timer = setTimeout(() => {
      stop = watchSightings(
        page,
        EXPOSED_CLASS,
        [0, EXPOSURE.ratio],
        ({ id, intersectionRatio, dataset }) => {
          const sid = dataset?.sid ?? id;
          const node = sid ? (document.getElementById(sid) as unknown as TrackedNode | null) : null;
          if (node) tell(sid!, intersectionRatio ?? 0, describeExposed(node));
        },
      );
    }, 300);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [changes]);
}
