/** Lets work on one thing wait for the work on it that came before, within this process; other things go on beside it. */
export class KeyedTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Settles as `work` does. Work that fails does not keep the next from its turn. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work, work);
    const done = () => {
      if (this.last.get(key) === turn) this.last.delete(key);
    };
    this.last.set(key, turn);
    turn.then(done, done);
    return turn;
  }
}
