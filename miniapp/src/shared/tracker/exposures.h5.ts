export const EXPOSED_CLASS = 'exposed';

/** The document is observed as a whole (`instrumentDom`). */
export function useExposures(_changes: unknown): void {}
