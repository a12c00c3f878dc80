import Taro from '@tarojs/taro';
import { homeUrl } from '@/rooms.pages';

/** Mini-programs keep at most ten pages; from here on a new one takes the place of the last. */
const DEEPEST = 8;

/** Opens a page above the present one. For `ways.ts` of the rooms, which know their addresses. */
export function open(url: string): void {
  if (Taro.getCurrentPages().length >= DEEPEST) void Taro.redirectTo({ url });
  else void Taro.navigateTo({ url });
}

export const home = () => void Taro.switchTab({ url: homeUrl });

/** Back, or home when this page was opened from outside. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else home();
}
