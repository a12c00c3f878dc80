import { FEATURE_UNITS, type FeatureName, type Features } from '../features';

const TOPIC_PATH = /^(interest|interestShare):(.{1,48})$/u;

const isName = (path: string): path is FeatureName => Object.hasOwn(FEATURE_UNITS, path);

export const isFeaturePath = (path: unknown): path is string =>
  typeof path === 'string' && (isName(path) || TOPIC_PATH.test(path));

/** Unit of a feature path: as in FEATURE_UNITS, `weight` or `share` for interests. */
export function unitOf(path: string): string {
  if (isName(path)) return FEATURE_UNITS[path];
  return path.startsWith('interestShare:') ? 'share' : 'weight';
}

/** A reader of one feature, made once per rule. Throws on a path that {@link isFeaturePath} refuses. */
export function readerOf(path: string): (features: Features) => number {
  if (isName(path)) return (features) => features[path];
  const match = TOPIC_PATH.exec(path);
  if (!match) throw new TypeError(`unknown feature ${path}`);
  const topic = match[2];
  const field = match[1] === 'interest' ? 'weight' : 'share';
  return (features) => features.interests.find((one) => one.topic === topic)?.[field] ?? 0;
}
