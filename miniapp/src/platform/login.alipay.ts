import type { PlatformLogin } from './login';

declare const my: {
  getAuthCode(options: {
    scopes: string;
    success(reply: { authCode: string }): void;
    fail(error: unknown): void;
  }): void;
};

export const platformLogin: PlatformLogin | null = {
  route: 'POST /auth/alipay',
  // `auth_base` asks nothing of the person; it tells the user id and no more.
  code: () =>
    new Promise((resolve, reject) =>
      my.getAuthCode({ scopes: 'auth_base', success: (reply) => resolve(reply.authCode), fail: reject }),
    ),
};
