import type { Tracker } from '../tracker';
import { describeExposed, describeNode, type IsControl, type TrackedNode } from './describe';
import { EXPOSURE, type ExposureTimers, watchExposures } from './exposures';

interface ElementLike extends TrackedNode {
  querySelectorAll?(selector: string): ArrayLike<ElementLike>;
}
interface Sighting {
  target: ElementLike;
  isIntersecting: boolean;
  intersectionRatio: number;
}
interface Observer {
  observe(element: ElementLike, options?: object): void;
  disconnect(): void;
}
interface Change {
  target: ElementLike;
  addedNodes: ArrayLike<ElementLike>;
}
interface WindowLike {
  IntersectionObserver?: new (seen: (entries: Sighting[]) => void, options: object) => Observer;
  MutationObserver?: new (changed: (changes: Change[]) => void) => Observer;
}

export interface DomOptions {
  /** What counts as a control; default `isControl`. */
  isControl?: IsControl;
  timers?: ExposureTimers;
}

const MARKED = '[data-expose-id]';

/**
 * Records taps and exposures of a web page without any code in its screens: one capturing click listener, and one
 * IntersectionObserver over everything with `data-expose-id`, also what is added later.
 * Half visible for 500 ms counts as seen.
 * @param page the real `document`; taken as an object, so that nothing here needs a browser to compile
 * @returns stops it all
 */
export function instrumentDom(
  page: object,
  tracker: Pick<Tracker, 'tap' | 'exposed' | 'stretch'>,
  options: DomOptions = {},
): () => void {
  const document = page as {
    documentElement: ElementLike;
    defaultView: WindowLike | null;
    addEventListener(type: string, listener: (event: { target: unknown }) => void, capture: boolean): void;
    removeEventListener(type: string, listener: (event: { target: unknown }) => void, capture: boolean): void;
  };
  const clicked = (event: { target: unknown }) => {
    const target = describeNode(event.target as TrackedNode, options.isControl);
    if (target) tracker.tap(target);
  };
  document.addEventListener('click', clicked, true);

  const { IntersectionObserver, MutationObserver } = document.defaultView ?? {};
  const tell = watchExposures(tracker, options.timers);
  const sightings =
    IntersectionObserver &&
    new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting, intersectionRatio } of entries) {
          tell(target, isIntersecting ? intersectionRatio : 0, describeExposed(target));
        }
      },
      { threshold: [0, EXPOSURE.ratio] },
    );
  const watch = (element: ElementLike) => {
    if (element.dataset?.exposeId) sightings?.observe(element);
    for (const marked of Array.from(element.querySelectorAll?.(MARKED) ?? [])) sightings?.observe(marked);
  };
  const changes =
    sightings &&
    MutationObserver &&
    new MutationObserver((list) => {
      for (const { target, addedNodes } of list) {
        for (const added of Array.from(addedNodes)) watch(added);
        // A change of the attribute itself comes without added nodes.
        if (!addedNodes.length && target.dataset?.exposeId) sightings.observe(target);
      }
    });
  watch(document.documentElement);
  changes?.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-expose-id'],
  });
  return () => {
    document.removeEventListener('click', clicked, true);
    changes?.disconnect();
    sightings?.disconnect();
  };
}
