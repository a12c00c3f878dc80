import { useDidHide, useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { home } from '@/shared/navigation';
import { entry, tracker } from '@/shared/tracker';
import { start } from '@/shell/start';
// Every page stands in it; from here it is bundled once.
import '@/shell/page';
import './platform/document';
import '@wanglai/design/tokens.css';
import './app.scss';

start();

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => tracker.launch(entry()));
  useDidShow(() => tracker.show());
  useDidHide(() => tracker.hide());
  // An old link, or one that was cut.
  usePageNotFound(() => home());
  return children;
}
