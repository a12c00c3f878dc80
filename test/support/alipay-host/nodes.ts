import { boxesOf, type Query } from '../mini-program-host/boxes';
import type { Host } from '../mini-program-host/platform';
import { all, fitsSelector, type ViewNode } from '../mini-program-host/tree';

interface ObserverOptions {
  thresholds?: number[];
  selectAll?: boolean;
  dataset?: boolean;
}

/** `my.createSelectorQuery` and `my.createIntersectionObserver`; both are for pages that have been drawn. */
export function createNodeQueries({ pages, timers }: Host) {
  const root = () => (pages.top()?.data['root'] ?? {}) as ViewNode;
  const needsReady = (name: string) => {
    const page = pages.top();
    if (!page || !pages.isReady(page)) throw new Error(`my.${name} before onReady of the page.`);
  };

  return {
    createSelectorQuery() {
      const asked: Query[] = [];
      let chosen: Query = { selector: '', many: false };
      const choose = (selector: string, many: boolean) => {
        chosen = { selector, many };
        return query;
      };
      const ask = () => {
        asked.push(chosen);
        return query;
      };
      const query = {
        select: (selector: string) => choose(selector, false),
        selectAll: (selector: string) => choose(selector, true),
        selectViewport: () => choose('', false),
        // No callbacks here: all results come to `exec`, which cannot do without one.
        boundingClientRect: () => ask(),
        scrollOffset: () => ask(),
        exec(answer: (results: unknown[]) => void) {
          needsReady('createSelectorQuery');
          if (typeof answer !== 'function') throw new TypeError('execCallback is not a function');
          timers.setTimeout(() => answer(boxesOf(root(), asked)));
        },
      };
      return query;
    },

    // The options alone: there is no instance of a component before them.
    createIntersectionObserver({ selectAll, dataset }: ObserverOptions = {}) {
      needsReady('createIntersectionObserver');
      let connected = true;
      const observer = {
        relativeToViewport: () => observer,
        relativeTo: () => observer,
        // Everything stands in view: this host lays nothing out.
        observe(selector: string, seen: (sighting: object) => void) {
          timers.setTimeout(() => {
            if (!connected) return;
            const found = all(root(), fitsSelector(selector));
            for (const node of selectAll ? found : found.slice(0, 1)) {
              seen({
                id: node.uid ?? node.sid,
                ...(dataset && { dataset: { sid: node.sid } }),
                intersectionRatio: 1,
                time: Date.now(),
              });
            }
          }, 50);
        },
        disconnect() {
          connected = false;
        },
      };
      return observer;
    },
  };
}
