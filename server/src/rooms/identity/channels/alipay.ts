import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Config } from '../../../platform/config';
import { AppError } from '../../../platform/errors';
import type { Logger } from '../../../platform/logger';
import {
  contentToSign,
  rawMember,
  readPrivateKey,
  readPublicKey,
  signRsa2,
  verifyReply,
} from './alipay-signature';
import { ask, type ChannelClient } from './channel-client';

const METHOD = 'alipay.system.oauth.token';
const REPLY = 'alipay_system_oauth_token_response';

// Newer apps are told an open id, older ones the user id.
const granted = z.object({ open_id: z.string().min(1).optional(), user_id: z.string().min(1).optional() });
const refused = z.object({
  code: z.string(),
  sub_code: z.string().optional(),
  sub_msg: z.string().optional(),
});
const outer = z.object({ sign: z.string() });

/**
 * `alipay.system.oauth.token` of the Alipay open platform: a POST to the gateway with the public parameters in the address and
 * the others as a form, signed by RSA2. The answer counts only with Alipay's signature over its raw text.
 */
export function createAlipayClient(
  config: Config['alipay'],
  deps: { now(): Date; log: Logger },
): ChannelClient {
  const { appId, privateKey, publicKey, gateway } = config;
  const keys =
    privateKey && publicKey
      ? { own: readPrivateKey(privateKey), alipay: readPublicKey(publicKey) }
      : undefined;
  return {
    channel: 'alipay',
    async accountOf(code) {
      if (!appId || !keys) throw new AppError('identity.channel-not-configured');
      const common = {
        app_id: appId,
        method: METHOD,
        format: 'JSON',
        charset: 'utf-8',
        sign_type: 'RSA2',
        timestamp: chinaTime(deps.now()),
        version: '1.0',
      };
      const own = { grant_type: 'authorization_code', code };
      const url = new URL(gateway);
      const sign = signRsa2(contentToSign({ ...common, ...own }), keys.own);
      url.search = new URLSearchParams({ ...common, sign }).toString();
      const reply = await ask(url, { method: 'POST', body: new URLSearchParams(own) });
      return accountIn(reply, keys.alipay, deps.log);
    },
  };
}

function accountIn(reply: string, key: KeyObject, log: Logger): string {
  const raw = rawMember(reply, REPLY);
  if (raw !== null) {
    const { open_id, user_id } = parse(granted, raw);
    const account = open_id ?? user_id;
    if (account !== undefined) {
      if (verifyReply(raw, parse(outer, reply).sign, key)) return account;
      log.error('an answer in the name of Alipay bears a wrong signature');
      throw new AppError('identity.channel-unreachable');
    }
  }
  const problem = parse(refused, raw ?? rawMember(reply, 'error_response') ?? '');
  // 20000 and isp.*: their side is in trouble, the code may still be good.
  if (problem.code === '20000' || problem.sub_code?.startsWith('isp.'))
    throw new AppError('identity.channel-unreachable');
  log.warn({ problem }, 'Alipay refused a sign-in');
  throw new AppError('identity.code-refused');
}

function parse<T extends z.ZodType>(schema: T, json: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    throw new AppError('identity.channel-unreachable');
  }
}

/** `yyyy-MM-dd HH:mm:ss` in Beijing time, which has no summer time. */
const chinaTime = (now: Date): string =>
  new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
