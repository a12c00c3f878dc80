import { parseArgs } from 'node:util';
import { MOST_DAYS } from './plan-person';

export interface Options {
  people: number;
  days: number;
  /** Events a second, of all people together. */
  rate: number;
  origin: string;
  seed: string;
  live: boolean;
}

const USUAL_PORT = '7300';

export const USAGE = `npm run simulate -- [--people 60] [--days 21] [--rate 200] [--origin http://127.0.0.1:PORT] [--seed 1] [--live]

  --people  how many people come (1 to 100000)
  --days    how far back their history goes (1 to ${MOST_DAYS})
  --rate    events a second, of all together
  --origin  the server, which must run in demo mode; without it the one on this machine at the port that the
            environment names as for npm start (PORT, else ${USUAL_PORT})
  --seed    the same seed brings the same people with the same habits
  --live    afterwards people keep coming in real time, until Ctrl-C`;

/** Reads the command line; `port` is that of the environment. Throws an error whose message tells what is wrong. */
export function readOptions(args: readonly string[], port?: string): Options | 'help' {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      people: { type: 'string', default: '60' },
      days: { type: 'string', default: '21' },
      rate: { type: 'string', default: '200' },
      origin: { type: 'string', default: `http://127.0.0.1:${port || USUAL_PORT}` },
      seed: { type: 'string', default: '1' },
      live: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const origin = values.origin.replace(/\/+$/, '');
  if (!/^https?:\/\/[^\s/]+$/.test(origin))
    throw new Error(`--origin must be like http://127.0.0.1:7300, not ${values.origin}.`);
  return {
    people: whole('people', values.people, 100_000),
    days: whole('days', values.days, MOST_DAYS),
    rate: whole('rate', values.rate, 100_000),
    origin,
    seed: values.seed,
    live: values.live,
  };
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`--${name} must be a whole number from 1 to ${most}, not ${text}.`);
  return value;
}
