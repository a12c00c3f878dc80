import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Work that is done in turns, one at a time, for as long as there is some. A turn must not throw. Nothing that comes
 * while a turn is ending is left lying: whether there is more is asked in the very step in which the work stops.
 */
export class Turns {
  private running: Promise<void> | null = null;
  private begun = Number.NEGATIVE_INFINITY;

  /** `paceMs`: turns begin so far apart at least; the first one after a rest at once. */
  constructor(
    private readonly hasMore: () => boolean,
    private readonly turn: () => Promise<void>,
    private readonly paceMs = 0,
  ) {}

  /** Starts the work, unless it is under way: then it finds what has come by itself. */
  wake(): void {
    this.running ??= this.run();
  }

  /** Resolves when there is nothing left to do. */
  async settle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    // Until then the caller has noted that this runs.
    await null;
    while (this.hasMore()) {
      if (this.paceMs) await this.pause();
      await this.turn();
    }
    this.running = null;
  }

  private async pause(): Promise<void> {
    const left = this.paceMs - (performance.now() - this.begun);
    if (left > 0) await sleep(left);
    this.begun = performance.now();
  }
}
