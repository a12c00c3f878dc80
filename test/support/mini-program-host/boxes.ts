import { all, fitsSelector, type ViewNode } from './tree';

/** The window of the host, in px. */
export const SCREEN = { width: 375, height: 667 };

export interface Query {
  /** Nothing: the viewport. */
  selector: string;
  many: boolean;
}

/** Where nodes lie: one result a query, in order. The boxes are made up, as there is no layout. */
export function boxesOf(root: ViewNode, queries: readonly Query[]): unknown[] {
  return queries.map(({ selector, many }) => {
    const boxes = selector
      ? all(root, fitsSelector(selector)).map((found) => ({ ...BOX, id: found.uid ?? found.sid }))
      : [BOX];
    return many ? boxes : (boxes[0] ?? null);
  });
}

const BOX = {
  top: 0,
  left: 0,
  right: SCREEN.width,
  bottom: 1_200,
  width: SCREEN.width,
  height: 1_200,
  scrollTop: 0,
  scrollLeft: 0,
};
