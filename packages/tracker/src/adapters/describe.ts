import type { Target } from '@wanglai/contract/names';

/** What a DOM element and an element of Taro's virtual DOM have in common. */
export interface TrackedNode {
  readonly nodeName?: string;
  readonly nodeType?: number;
  readonly nodeValue?: string | null;
  readonly dataset?: Readonly<Record<string, unknown>>;
  readonly parentNode?: TrackedNode | null;
  readonly childNodes?: ArrayLike<TrackedNode>;
  /** For a missing attribute the DOM says null, Taro an empty text. */
  getAttribute?(name: string): unknown;
  hasAttribute?(name: string): boolean;
}

export type IsControl = (node: TrackedNode) => boolean;

const TEXT_LENGTH = 60;
const TEXT_NODE = 3;
const CONTROLS =
  /^(button|a|input|textarea|select|option|switch|slider|checkbox|radio|picker|navigator|summary)$/;
const ROLES = /^(button|link|tab|menuitem|option|checkbox|radio|switch)$/;
/** Whatever may hold what a person typed or chose. */
const TYPED = /^(input|textarea|select|editor|picker|script|style)/;

/** `BUTTON`, `button` and `taro-button-core` are all `button`. */
const nameOf = (node: TrackedNode) => (node.nodeName ?? '').toLowerCase().replace(/^taro-|-core$/g, '');
const attribute = (node: TrackedNode, name: string): string => {
  const value = node.getAttribute?.(name);
  return typeof value === 'string' ? value : '';
};
const data = (node: TrackedNode, name: string): string | undefined => {
  const value = node.dataset?.[name];
  return value === undefined || value === null || value === '' ? undefined : String(value);
};

function* selfAndAncestors(node: TrackedNode | null | undefined) {
  for (let at = node; at; at = at.parentNode) yield at;
}

const isPrivate = (node: TrackedNode) => node.dataset?.private !== undefined;
const isEditable = (node: TrackedNode) =>
  node.hasAttribute?.('contenteditable') === true && attribute(node, 'contenteditable') !== 'false';
const isTyped = (node: TrackedNode) => TYPED.test(nameOf(node)) || isEditable(node);

/** What React hangs on an element: its props, or its place in the tree, whose parent may be a component. */
interface ReactHold {
  onClick?: unknown;
  return?: { type?: unknown; memoizedProps?: { onClick?: unknown } | null } | null;
}

/**
 * React keeps handlers in properties of its own on each element, Taro's virtual DOM in `__handlers` (lists), Taro's
 * web components in `__events` (functions of one argument). A handler may also come through a component around the
 * element; an element around it does not count.
 */
function handlesTaps(node: TrackedNode): boolean {
  const own = node as unknown as Record<string, unknown>;
  const { tap, click } = (own.__handlers ?? own.__events ?? {}) as Record<
    string,
    { length: number } | undefined
  >;
  if (tap?.length || click?.length) return true;
  return Object.keys(own).some((key) => {
    if (!key.startsWith('__react')) return false;
    const held = own[key] as ReactHold | null;
    const around = typeof held?.return?.type === 'string' ? undefined : held?.return;
    return Boolean(held?.onClick ?? around?.memoizedProps?.onClick);
  });
}

/** A control: named so by `data-track-id` or `data-track-type`, by its element or role, or by handling taps. */
export const isControl: IsControl = (node) =>
  Boolean(data(node, 'trackId') ?? data(node, 'trackType')) ||
  CONTROLS.test(nameOf(node)) ||
  ROLES.test(attribute(node, 'role')) ||
  handlesTaps(node);

/** Visible text, without what was typed and without anything marked `data-private`. */
function textOf(node: TrackedNode, room = TEXT_LENGTH * 2): string {
  if (node.nodeType === TEXT_NODE) return (node.nodeValue ?? '').slice(0, room);
  if (isTyped(node) || isPrivate(node)) return '';
  let text = '';
  for (const child of Array.from(node.childNodes ?? [])) {
    if (text.length >= room) break;
    text += ` ${textOf(child, room - text.length)}`;
  }
  return text;
}
const tidy = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, TEXT_LENGTH);

/** Place among the siblings of the same kind, from 0; nothing for an only one. */
function placeOf(node: TrackedNode): number | undefined {
  const alike = Array.from(node.parentNode?.childNodes ?? []).filter(
    (other) => other.nodeName === node.nodeName,
  );
  return alike.length > 1 ? alike.indexOf(node) : undefined;
}
const position = (node: TrackedNode, named: string | undefined) => {
  const place = named === undefined ? placeOf(node) : Number(named);
  return place !== undefined && place >= 0 ? place : undefined;
};

/**
 * Describes the nearest control at or above a tapped node, or nothing when there is none.
 * `data-track-type|id|text|position` on it override what is found. Inside `data-private` only the type is told;
 * the text of fields is never read.
 */
export function describeNode(
  node: TrackedNode | null | undefined,
  test: IsControl = isControl,
): Target | undefined {
  for (const control of selfAndAncestors(node)) {
    if (!test(control)) continue;
    const type = data(control, 'trackType') ?? (attribute(control, 'role') || nameOf(control));
    for (const around of selfAndAncestors(control)) if (isPrivate(around)) return { type };
    const named = data(control, 'trackText') ?? (isTyped(control) ? '' : attribute(control, 'aria-label'));
    return {
      type,
      id: data(control, 'trackId') ?? (attribute(control, 'id') || undefined),
      text: tidy(named || textOf(control)) || undefined,
      position: position(control, data(control, 'trackPosition')),
    };
  }
  return undefined;
}

/** Describes something marked for exposure: `data-expose-id`, and if given `data-expose-type|text|position`. */
export function describeExposed(node: TrackedNode): Target | undefined {
  const id = data(node, 'exposeId');
  if (!id) return undefined;
  return {
    type: data(node, 'exposeType') ?? 'card',
    id,
    text: data(node, 'exposeText'),
    position: position(node, data(node, 'exposePosition')),
  };
}
