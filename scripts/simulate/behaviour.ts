import type { TopicKey } from '@wanglai/demo-brand';
import type { Device } from './device';
import type { Kind } from './kinds';
import type { Shelf } from './library';
import type { Random } from './random';

/**
 * What people do in one room through its API. API calls cannot be shifted in time, so it happens at the true time: at the
 * end of a history, and with `--live` at the end of a visit. Calls go through `patiently` (device.ts).
 */
export interface Behaviour<Count extends string = string> {
  /** The room. */
  name: string;
  /** What is counted here, as the summary says it: `3 likes`. No two rooms count the same. */
  counts: readonly Count[];
  /** At the end of somebody's history. */
  act(actor: NowActor<Count>): Promise<void>;
  /** At the end of a live visit; most visitors do nothing. */
  actLive?(actor: NowActor<Count>): Promise<void>;
}

/** Somebody who does something in a room now. */
export interface NowActor<Count extends string = string> {
  kind: Kind;
  /** The topic that people of this kind come back to most. */
  dearest: TopicKey;
  device: Device;
  shelf: Shelf;
  /** For this person in this room alone: what is drawn in a room changes nothing elsewhere. */
  random: Random;
  signal: AbortSignal;
  /** Notes that it was done once. */
  count(what: Count): void;
}

/** A room's numbers for each kind of people: the usual ones, but where a kind differs. */
export function byKind<Numbers extends object>(
  usual: Numbers,
  differing: Partial<Record<Kind, Partial<Numbers>>> = {},
): (kind: Kind) => Numbers {
  return (kind) => ({ ...usual, ...differing[kind] });
}
