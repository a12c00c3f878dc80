/** The first room for neighbours, and the most that are kept of one item: then the weaker half goes. */
const FIRST = 8;
const MOST = 512;
/** Of the slots, at most so many are used, else looking one up would become slow. */
const FULL = 0.75;
const FREE = -1;

/**
 * The neighbours of one item with their weights: numbers of items to sums, in a table of open addressing (12 bytes a slot,
 * a `Map` takes some 40). Holds at most 384 neighbours; when one more comes, the weakest half is forgotten.
 */
export class Neighbours {
  private keys = new Int32Array(FIRST).fill(FREE);
  private sums = new Float64Array(FIRST);
  private used = 0;

  get size(): number {
    return this.used;
  }

  add(item: number, weight: number): void {
    let at = this.slotOf(item);
    if (this.keys[at] === FREE) {
      if (this.used + 1 > this.keys.length * FULL) {
        this.grow();
        at = this.slotOf(item);
      }
      this.keys[at] = item;
      this.used++;
    }
    this.sums[at]! += weight;
  }

  get(item: number): number {
    return this.sums[this.slotOf(item)]!;
  }

  each(visit: (item: number, weight: number) => void): void {
    const { keys, sums } = this;
    for (let at = 0; at < keys.length; at++) if (keys[at] !== FREE) visit(keys[at]!, sums[at]!);
  }

  /** Where it stands, or would stand. */
  private slotOf(item: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    // Fibonacci hashing (Knuth, TAOCP 6.4): ids that follow each other lie apart.
    let at = (Math.imul(item, 0x9e3779b1) >>> 12) & mask;
    while (keys[at] !== item && keys[at] !== FREE) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const kept: [number, number][] = [];
    this.each((item, weight) => kept.push([item, weight]));
    const isFull = this.keys.length >= MOST;
    // Of equal weight the item that is known longer stays, so that the same facts leave the same behind.
    if (isFull) kept.sort((a, b) => b[1] - a[1] || a[0] - b[0]).splice(kept.length >> 1);
    const size = isFull ? MOST : this.keys.length * 2;
    this.keys = new Int32Array(size).fill(FREE);
    this.sums = new Float64Array(size);
    this.used = 0;
    for (const [item, weight] of kept) this.add(item, weight);
  }
}
