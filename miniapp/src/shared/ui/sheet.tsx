import { ScrollView, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type PropsWithChildren, type ReactNode, useEffect } from 'react';
import { createStore } from '../state/store';
import { Tap } from './tap';
import './sheet.scss';

export interface SheetProps {
  title: string;
  /** Said when the scrim is tapped; a sheet without it must be answered. */
  onClose?(): void;
  closeLabel?: string;
  foot?: ReactNode;
}

/** A panel from below, over a scrim. Mounted means open. */
export function Sheet({ title, onClose, closeLabel, foot, children }: PropsWithChildren<SheetProps>) {
  useEffect(hideTabBar, []);
  return (
    <View className="sheet" role="dialog" aria-label={title} catchMove>
      <Tap className="sheet__scrim" label={closeLabel} disabled={!onClose} onTap={() => onClose?.()} />
      <View className="sheet__panel">
        <View className="sheet__grip" />
        <ScrollView className="sheet__scroll" scrollY>
          {title && <View className="sheet__title">{title}</View>}
          {children}
        </ScrollView>
        {foot && <View className="sheet__foot">{foot}</View>}
      </View>
    </View>
  );
}

/** How many sheets stand open, over the page in front and those below. */
export const openSheets = createStore(0);

/** The tab bar is the platform's and would stand over the scrim; it goes while any sheet is open. */
function hideTabBar(): () => void {
  // Pages without a tab bar refuse; that is as good.
  const quiet = () => {};
  openSheets.set((open) => open + 1);
  if (openSheets.get() === 1) void Taro.hideTabBar({})?.catch?.(quiet);
  return () => {
    openSheets.set((open) => open - 1);
    if (openSheets.get() === 0) void Taro.showTabBar({})?.catch?.(quiet);
  };
}
