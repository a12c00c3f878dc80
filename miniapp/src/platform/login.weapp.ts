import Taro from '@tarojs/taro';
import type { PlatformLogin } from './login';

export const platformLogin: PlatformLogin | null = {
  route: 'POST /auth/wechat',
  code: async () => (await Taro.login()).code,
};
