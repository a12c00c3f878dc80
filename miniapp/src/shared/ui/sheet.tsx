import { ScrollView, View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
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
export const Sheet = ({ title, onClose, closeLabel, foot, children }: PropsWithChildren<SheetProps>) => (
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
