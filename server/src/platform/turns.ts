/**
 * Work that is done in turns, one at a time, for as long as there is some. A turn must not throw. Nothing that comes
 * while a turn is ending is left lying: whether there is more is asked in the very step in which the work stops.
 */
export class Turns {
  private running: Promise<void> | null = null;

  constructor(
    private readonly hasMore: () => boolean,
    private readonly turn: () => Promise<void>,
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
    while (this.hasMore()) await this.turn();
    this.running = null;
  }
}
