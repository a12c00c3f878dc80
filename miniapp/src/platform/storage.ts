import Taro from '@tarojs/taro';

/** Synchronous texts on the device. A full or forbidden storage loses the write, never the app. */
export function readText(key: string): string | null {
  try {
    const value: unknown = Taro.getStorageSync(key);
    return typeof value === 'string' && value !== '' ? value : null;
  } catch {
    return null;
  }
}

export function writeText(key: string, value: string): void {
  try {
    Taro.setStorageSync(key, value);
  } catch {}
}

export function removeText(key: string): void {
  try {
    Taro.removeStorageSync(key);
  } catch {}
}
