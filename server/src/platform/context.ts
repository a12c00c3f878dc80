import { randomUUID } from 'node:crypto';
import type { Ability, Locale, Purpose, StaffRole } from '@wanglai/contract';
import { ObjectId } from 'mongodb';
import type { Logger } from './logger';

/** A consumer, as their record stood when the request arrived. */
export interface PersonActor {
  kind: 'person';
  id: string;
  name: string;
  zone: string;
  locale: Locale;
  grants: Readonly<Record<Purpose, boolean>>;
}
export interface StaffActor {
  kind: 'staff';
  id: string;
  name: string;
  role: StaffRole;
  /** What they may do (abilities.ts); policies ask for these and not for the role. */
  abilities: ReadonlySet<Ability>;
}
export interface NobodyActor {
  kind: 'nobody';
}
export type Actor = PersonActor | StaffActor | NobodyActor;

/** What every command is given first: who acts, and the few things of the world it may use. */
export interface Ctx<A extends Actor = Actor> {
  actor: A;
  locale: Locale;
  now(): Date;
  newId(): string;
  log: Logger;
  requestId: string;
  /** Address the request came from; empty for sockets' and jobs' own work. */
  ip: string;
}

export interface World {
  now(): Date;
  newId(): string;
  log: Logger;
}

/** The real clock and ids: 24 hex digits, rising with time. */
export const realWorld = (log: Logger): World => ({
  now: () => new Date(),
  newId: () => new ObjectId().toHexString(),
  log,
});

export function contextOf<A extends Actor>(
  world: World,
  actor: A,
  request: { locale?: Locale; requestId?: string; ip?: string } = {},
): Ctx<A> {
  return {
    actor,
    locale: request.locale ?? (actor.kind === 'person' ? actor.locale : 'zh-CN'),
    now: world.now,
    newId: world.newId,
    log: world.log,
    requestId: request.requestId ?? randomUUID(),
    ip: request.ip ?? '',
  };
}
