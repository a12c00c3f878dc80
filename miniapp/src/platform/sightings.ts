import Taro from '@tarojs/taro';

export interface Sighting {
  /** The node's own id, else Taro's. */
  id?: string;
  dataset?: { sid?: string };
  /** How much of the node is in view, 0 to 1. */
  intersectionRatio?: number;
}

/**
 * Tells of each node of a class on the page whenever it crosses one of `thresholds` of itself in the window; for pages
 * that have been drawn. Only what is there now is watched. @returns ends it
 */
export function watchSightings(
  page: object,
  className: string,
  thresholds: number[],
  seen: (sighting: Sighting) => void,
): () => void {
  const observer = Taro.createIntersectionObserver(page, { thresholds, observeAll: true });
  observer.relativeToViewport().observe(`.${className}`, seen as never);
  return () => observer.disconnect();
}
