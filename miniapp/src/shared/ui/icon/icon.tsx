import { View } from '@tarojs/components';
import type { IconName } from '@wanglai/design';
import './icon.scss';

export type { IconName };
export type IconLook = IconName | 'heart-filled' | 'bookmark-filled';

/** A Lucide icon in the colour of the text around it. Says nothing to screen readers: name the control. */
export const Icon = ({
  name,
  size = 20,
  className = '',
}: {
  name: IconLook;
  size?: 14 | 16 | 18 | 20 | 24 | 32;
  className?: string;
}) => <View className={`icon icon-${name} icon--${size} ${className}`} aria-hidden="true" />;
