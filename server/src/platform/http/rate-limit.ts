import type { Route } from '@wanglai/contract';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Actor } from '../context';
import { AppError } from '../errors';
import { networkOf } from './client-address';

/**
 * Points per minute: tight where passwords can be guessed, wide where people read. `message`: whatever comes over the
 * sockets of one person. `stray`: what one socket may say that means nothing or is refused as too much.
 */
const PER_MINUTE = { auth: 60, read: 600, write: 240, ingest: 600, message: 600, stray: 60 } as const;
type Class = keyof typeof PER_MINUTE;

export interface RateLimits {
  /** Counts one request of this caller; throws `request.limited` with the seconds to wait. */
  spend(route: Route, actor: Actor, ip: string): Promise<void>;
  spendIngest(who: string): Promise<void>;
  spendMessage(who: string): Promise<void>;
  spendStray(socketId: string): Promise<void>;
}

/** Limits per person, member of staff or address; shared between processes where there is Redis. `factor` 0: none. */
export function createRateLimits(factor: number, redis?: Redis): RateLimits {
  const limiterOf = (name: Class) => {
    const options = {
      keyPrefix: `rl:${name}`,
      points: Math.max(1, Math.round(PER_MINUTE[name] * factor)),
      duration: 60,
    };
    const own = new RateLimiterMemory(options);
    // While Redis is away each process counts for itself: the door stays open, and the limits hold.
    return redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: own }) : own;
  };
  const limiters = Object.fromEntries(
    (Object.keys(PER_MINUTE) as Class[]).map((name) => [name, limiterOf(name)]),
  );
  const spend = async (name: Class, who: string) => {
    if (factor === 0) return;
    try {
      await limiters[name]!.consume(who);
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      const waitMs = (refusal as { msBeforeNext?: number }).msBeforeNext ?? 1_000;
      throw new AppError('request.limited', { retryAfterS: Math.ceil(waitMs / 1_000) });
    }
  };
  return {
    spend(route, actor, ip) {
      const network = networkOf(ip);
      const who = actor.kind === 'nobody' ? network : actor.id;
      if (route.room === 'identity' && route.door === 'public' && route.body) return spend('auth', network);
      return spend(route.body ? 'write' : 'read', who);
    },
    spendIngest: (who) => spend('ingest', who),
    spendMessage: (who) => spend('message', who),
    spendStray: (socketId) => spend('stray', socketId),
  };
}
