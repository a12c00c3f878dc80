import { z } from 'zod';
import type { Config } from '../../../platform/config';
import { AppError } from '../../../platform/errors';
import type { Logger } from '../../../platform/logger';
import { ask, type ChannelClient } from './channel-client';

// `session_key` is left out on purpose: it opens encrypted data of the user, and nothing here needs it.
const answer = z.object({
  openid: z.string().min(1).optional(),
  // Documented as a number, and shown as a string in the examples.
  errcode: z.coerce.number().optional(),
  errmsg: z.string().optional(),
});

/** The code is wrong, was used, or its user is blocked as a risk. */
const CODE_REFUSED = new Set([40029, 40163, 40226]);
const TOO_OFTEN = 45011;
const BUSY = -1;

/**
 * `auth.code2Session` of the WeChat mini-program server API:
 * GET /sns/jscode2session?appid&secret&js_code&grant_type=authorization_code.
 */
export function createWechatClient(config: Config['wechat'], log: Logger): ChannelClient {
  return {
    channel: 'wechat',
    async accountOf(code) {
      const { appId, appSecret, origin } = config;
      if (!appId || !appSecret) throw new AppError('identity.channel-not-configured');
      const url = new URL('/sns/jscode2session', origin);
      url.search = new URLSearchParams({
        appid: appId,
        secret: appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      }).toString();
      const { openid, errcode = 0, errmsg } = parse(await ask(url));
      if (errcode === 0 && openid) return openid;
      if (CODE_REFUSED.has(errcode)) throw new AppError('identity.code-refused');
      if (errcode === TOO_OFTEN) throw new AppError('request.limited', { retryAfterS: 60 });
      if (errcode !== BUSY) log.error({ errcode, errmsg }, 'WeChat refuses this server, not the code');
      throw new AppError('identity.channel-unreachable');
    },
  };
}

function parse(text: string) {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    throw new AppError('identity.channel-unreachable');
  }
}
