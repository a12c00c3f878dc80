import Taro from '@tarojs/taro';

/** Mini-programs open no foreign pages: the address goes to the clipboard, and the platform says so. */
export const openLink = (href: string): void => void Taro.setClipboardData({ data: href }).catch(() => {});
