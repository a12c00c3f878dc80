/** Nothing to prepare outside a browser. */
export {};
