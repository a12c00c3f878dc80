import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stand-ins for WeChat and Alipay: a code `<account>~<anything>` belongs to the account, and works once. */
export interface Platforms {
  /** The settings under which a server takes them for the real ones. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

export async function startPlatforms(): Promise<Platforms> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const alipay = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const used = new Set<string>();
  /** The account of a code that is used for the first time. */
  const accountOf = (code: string | null) => {
    if (!code?.includes('~') || used.has(code)) return null;
    used.add(code);
    return code.split('~')[0]!;
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://platform');
    let form = '';
    for await (const chunk of request) form += chunk;
    if (url.pathname === '/sns/jscode2session') {
      const openid = accountOf(url.searchParams.get('js_code'));
      response.end(
        JSON.stringify(openid ? { openid, session_key: 'k' } : { errcode: 40163, errmsg: 'used' }),
      );
      return;
    }
    const account = accountOf(new URLSearchParams(form).get('code'));
    if (!account) {
      response.end('{"error_response":{"code":"40002","sub_code":"isv.code-invalid","msg":"Invalid"}}');
      return;
    }
    const raw = JSON.stringify({ user_id: account });
    const signature = sign('RSA-SHA256', Buffer.from(raw), alipay.privateKey).toString('base64');
    response.end(`{"alipay_system_oauth_token_response":${raw},"sign":"${signature}"}`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: {
      WECHAT_APP_ID: 'wx-test',
      WECHAT_APP_SECRET: 'secret',
      WECHAT_API_ORIGIN: origin,
      ALIPAY_APP_ID: '2026112100000001',
      ALIPAY_PRIVATE_KEY: own.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
      ALIPAY_PUBLIC_KEY: alipay.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      ALIPAY_GATEWAY: `${origin}/gateway.do`,
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
