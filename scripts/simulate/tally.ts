/** What was sent, and what the server said to it. */
export interface Tally {
  sent: number;
  acknowledged: number;
  people: number;
  /** What was done in rooms, by the words of their behaviours. */
  deeds: ReadonlyMap<string, number>;
  refusals: Map<string, number>;
  /** No answer came to the last request, or one that the server cannot serve. */
  away: boolean;
  answered(status: number): void;
  refused(code: string): void;
  did(what: string): void;
}

/** All that `counts` names is told of, also when nobody has done it. */
export function newTally(counts: readonly string[]): Tally {
  const deeds = new Map(counts.map((what) => [what, 0]));
  const refusals = new Map<string, number>();
  return {
    sent: 0,
    acknowledged: 0,
    people: 0,
    deeds,
    refusals,
    away: false,
    answered(status) {
      this.away = status === 0 || status >= 500;
    },
    refused: (code) => void refusals.set(code, (refusals.get(code) ?? 0) + 1),
    did: (what) => void deeds.set(what, (deeds.get(what) ?? 0) + 1),
  };
}

/** The tally in one line. */
export function countsOf({ sent, acknowledged, refusals, deeds }: Tally): string {
  const refused = [...refusals].map(([code, count]) => `, ${count} refused ${code}`).join('');
  const done = [...deeds].map(([what, count]) => `${count} ${what}`).join(', ');
  return `${sent} events sent, ${acknowledged} acknowledged${refused}${done && `; ${done}`}`;
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
