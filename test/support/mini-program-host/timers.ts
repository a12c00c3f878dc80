/** Timers of one app, so that closing it leaves nothing behind. */
export interface Timers {
  setTimeout(run: (...input: unknown[]) => void, ms?: number, ...input: unknown[]): number;
  clearTimeout(id?: number): void;
  setInterval(run: (...input: unknown[]) => void, ms?: number, ...input: unknown[]): number;
  clearInterval(id?: number): void;
  stop(): void;
}

export function createTimers(): Timers {
  const running = new Map<number, NodeJS.Timeout>();
  let next = 1;
  let stopped = false;
  const clear = (id?: number) => {
    const timer = running.get(id ?? 0);
    if (timer) clearTimeout(timer);
    running.delete(id ?? 0);
  };
  return {
    // Timers of mini-programs are numbers; Node's objects would show in the app.
    setTimeout(run, ms = 0, ...input) {
      const id = next++;
      if (stopped) return id;
      const fire = () => {
        running.delete(id);
        run(...input);
      };
      running.set(id, setTimeout(fire, ms));
      return id;
    },
    setInterval(run, ms = 0, ...input) {
      const id = next++;
      if (!stopped) running.set(id, setInterval(run, ms, ...input));
      return id;
    },
    clearTimeout: clear,
    clearInterval: clear,
    stop() {
      stopped = true;
      for (const id of [...running.keys()]) clear(id);
    },
  };
}
