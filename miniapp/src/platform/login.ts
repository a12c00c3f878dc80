/** How this platform can say who somebody is; null where there is only the visitor (H5). */
export interface PlatformLogin {
  route: 'POST /auth/wechat' | 'POST /auth/alipay';
  /** A code for the server, usable once. */
  code(): Promise<string>;
}

export const platformLogin: PlatformLogin | null = null as PlatformLogin | null;
