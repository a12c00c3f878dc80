import type { Sighting, watchSightings as watch } from './sightings';

interface Observer {
  relativeToViewport(margins: object): Observer;
  observe(selector: string, seen: (sighting: Sighting) => void): void;
  disconnect(): void;
}
declare const my: {
  createIntersectionObserver(options: {
    thresholds: number[];
    selectAll: boolean;
    dataset: boolean;
  }): Observer;
};

/**
 * Alipay takes the options alone: Taro would hand it the page in their place, and it would watch the first node and no
 * other. It has another word for `observeAll`, and tells the dataset only when asked.
 */
export const watchSightings: typeof watch = (_page, className, thresholds, seen) => {
  const observer = my.createIntersectionObserver({ thresholds, selectAll: true, dataset: true });
  observer.relativeToViewport({}).observe(`.${className}`, seen);
  return () => observer.disconnect();
};
