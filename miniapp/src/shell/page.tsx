import { View } from '@tarojs/components';
import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import {
  type ComponentType,
  createElement,
  Fragment,
  type PropsWithChildren,
  useEffect,
  useState,
} from 'react';
import { rooms } from '@/rooms';
import { paint, useScheme } from '@/shared/theme';
import { ToastHost } from '@/shared/ui/toast';
import { NavBar } from './nav-bar';
import { OfflineBar } from './offline-bar';
import { ScreenGuard } from './screen-guard';
import { nameTabs } from './tabs';

export interface PageProps {
  title: string;
  /** A tab draws its own head and stands above the tab bar. */
  tab?: boolean;
}

const draw = (Float: ComponentType) => createElement(Float);
const floats = rooms.flatMap((room) => room.floats ?? []);
/** What is drawn last is on top. */
const floating = createElement(Fragment, null, ...floats.reverse().map(draw));

/** What every page stands in: theme, bar, and what may float above any page. */
export function Page({ title, tab = false, children }: PropsWithChildren<PageProps>) {
  const scheme = useScheme();
  const dress = () => {
    paint(scheme, tab);
    if (tab) nameTabs();
    void Taro.setNavigationBarTitle({ title })?.catch?.(() => {});
  };
  // Pages below stay alive; what floats belongs to the one in front alone.
  const [front, setFront] = useState(true);
  useDidShow(() => {
    setFront(true);
    dress();
  });
  useDidHide(() => setFront(false));
  useEffect(dress, [title, scheme, tab]);
  return (
    <View className={`page theme-${scheme} ${tab ? 'page--tab' : ''}`}>
      {!tab && <NavBar title={title} />}
      <OfflineBar />
      <ScreenGuard>{children}</ScreenGuard>
      {front && (
        <>
          {floating}
          <ToastHost />
        </>
      )}
    </View>
  );
}
