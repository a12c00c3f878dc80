import { AppError } from '../../../platform/errors';

/** A platform that vouches for its users. */
export interface ChannelClient {
  channel: 'wechat' | 'alipay';
  /**
   * The account behind a login code. Throws `identity.channel-not-configured`, `identity.code-refused`,
   * `identity.channel-unreachable`, `request.limited`.
   */
  accountOf(code: string): Promise<string>;
}

const PATIENCE_MS = 5_000;

/** The text of a platform's answer. Whatever keeps it away is `identity.channel-unreachable`. */
export async function ask(url: URL, init: RequestInit = {}): Promise<string> {
  try {
    const reply = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
    return await reply.text();
  } catch {
    // The cause may hold the address, and with it the secret: it is not passed on.
    throw new AppError('identity.channel-unreachable');
  }
}
