import { ScrollView, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type PropsWithChildren, type ReactNode, useEffect } from 'react';
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

let open = 0;

/** The tab bar is the platform's and would stand over the scrim; it goes while any sheet is open. */
function hideTabBar(): () => void {
  // Pages without a tab bar refuse; that is as good.
  const quiet = () => {};
  if (open++ === 0) void Taro.hideTabBar({})?.catch?.(quiet);
  return () => {
    if (--open === 0) void Taro.showTabBar({})?.catch?.(quiet);
  };
}
