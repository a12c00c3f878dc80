/** Where documents are kept that several processes change, each over the version it has read. Versions count from 1. */
export interface Shelf<D extends { _id: string; version: number }> {
  load(ids: readonly string[]): Promise<Map<string, D>>;
  /**
   * Stores each document in the place of the version before its own, from the journal, and returns the ids of those that
   * somebody else had changed in between: of these nothing is stored. A document that was erased in between stays erased.
   */
  store(documents: readonly D[]): Promise<Set<string>>;
}
