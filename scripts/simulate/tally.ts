/** What was sent, and what the server said to it. */
export interface Tally {
  sent: number;
  acknowledged: number;
  people: number;
  likes: number;
  messages: number;
  refusals: Map<string, number>;
  /** No answer came to the last request, or one that the server cannot serve. */
  away: boolean;
  answered(status: number): void;
  refused(code: string): void;
}

export function newTally(): Tally {
  const refusals = new Map<string, number>();
  return {
    sent: 0,
    acknowledged: 0,
    people: 0,
    likes: 0,
    messages: 0,
    refusals,
    away: false,
    answered(status) {
      this.away = status === 0 || status >= 500;
    },
    refused: (code) => void refusals.set(code, (refusals.get(code) ?? 0) + 1),
  };
}

/** Shows a line that tells how far things are: rewritten in place at a terminal, else one every ten seconds. Returns the way to end it. */
export function showProgress(line: () => string, out: NodeJS.WriteStream = process.stdout): () => void {
  const inPlace = out.isTTY === true;
  const show = () => out.write(inPlace ? `\r\x1b[2K${line()}` : `${line()}\n`);
  const timer = setInterval(show, inPlace ? 400 : 10_000);
  return () => {
    clearInterval(timer);
    show();
    if (inPlace) out.write('\n');
  };
}
