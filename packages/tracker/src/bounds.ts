import { LIMITS, type Scalar, type Target } from '@wanglai/contract/names';

export type Props = Record<string, Scalar | undefined>;

const KEY = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
const TARGET_KEYS = 16;
const TARGET_TEXTS: Record<string, number> = { type: 64, id: 128, text: LIMITS.targetTextLength };

/** The first `length` UTF-16 units of a text, never ending in half a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.charCodeAt(length - 1);
  return text.slice(0, end >= 0xd800 && end < 0xdc00 ? length - 1 : length);
}

function bounded(source: Props, keys: number, lengthOf: (key: string) => number) {
  const result: Record<string, Scalar> = {};
  let count = 0;
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (!KEY.test(key) || count === keys) continue;
    if (typeof value === 'string') result[key] = cut(value, lengthOf(key));
    else if (typeof value === 'boolean' || value === null || Number.isFinite(value))
      result[key] = value as Scalar;
    else continue;
    count++;
  }
  return count ? result : undefined;
}

/** Props within LIMITS: long texts are cut; what is no scalar, badly named or beyond 32 keys is left out. */
export const boundProps = (props: Props) => bounded(props, LIMITS.propKeys, () => LIMITS.propTextLength);

/** A target within the bounds of the contract; known names of a wrong type are left out. */
export function boundTarget(target: Target | undefined): Target | undefined {
  if (!target) return undefined;
  const { type, id, text, position, ...rest } = target;
  const known: Props = {};
  for (const [key, value] of Object.entries({ type, id, text })) {
    if (value !== undefined && value !== null) known[key] = String(value);
  }
  if (Number.isFinite(position)) known.position = Math.min(1e5, Math.max(0, Math.round(position as number)));
  return bounded({ ...known, ...rest }, TARGET_KEYS, (key) => TARGET_TEXTS[key] ?? LIMITS.propTextLength);
}

/** Length of a text in UTF-8 bytes; mini-programs have no TextEncoder. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Each half of a surrogate pair counts two here: four for the pair.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
