/** A node of the rendered tree as Taro hands it to the template: aliases of the base template. */
export interface ViewNode {
  /** Number of its template, `tmpl_0_<nn>`. */
  nn?: string | number;
  sid?: string;
  /** Its own id, where the app gave one. */
  uid?: string;
  /** Class. */
  cl?: string;
  /** Text of a text node. */
  v?: string;
  cn?: ViewNode[];
  [attribute: string]: unknown;
}

/** Sets `a.b.[0].c` in `data`, making what is missing, as `setData` does. */
export function setPath(data: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  const last = keys.pop();
  if (last === undefined) return;
  let at = data as Record<string, unknown>;
  keys.forEach((key, index) => {
    const next = keys[index + 1] ?? last;
    if (typeof at[key] !== 'object' || at[key] === null) at[key] = /^\d+$/.test(next) ? [] : {};
    at = at[key] as Record<string, unknown>;
  });
  at[last] = value;
}

export const childrenOf = (node: ViewNode): ViewNode[] => node.cn ?? [];

/** All text below a node, in order, as a person would read it. */
export function textOf(node: ViewNode): string {
  const own = typeof node.v === 'string' ? node.v : '';
  return own + childrenOf(node).map(textOf).join('');
}

/** One line per text, for messages of failed tests. */
export function linesOf(node: ViewNode): string[] {
  if (typeof node.v === 'string') return [node.v];
  return childrenOf(node).flatMap(linesOf);
}

/** The way from the root to the first node that fits, deepest first; empty when none does. */
export function pathTo(root: ViewNode, fits: (node: ViewNode) => boolean): ViewNode[] {
  for (const child of childrenOf(root)) {
    const below = pathTo(child, fits);
    if (below.length > 0) return [root, ...below];
  }
  return fits(root) ? [root] : [];
}

export function all(root: ViewNode, fits: (node: ViewNode) => boolean): ViewNode[] {
  const below = childrenOf(root).flatMap((child) => all(child, fits));
  return fits(root) ? [root, ...below] : below;
}

export const hasClass = (node: ViewNode, name: string): boolean =>
  typeof node.cl === 'string' && node.cl.split(/\s+/).includes(name);

/** `#id` or `.class`; what selector queries and observers of the app use. */
export function fitsSelector(selector: string): (node: ViewNode) => boolean {
  const name = selector.slice(1);
  return selector.startsWith('#')
    ? (node) => node.uid === name || node.sid === name
    : (node) => hasClass(node, name);
}
