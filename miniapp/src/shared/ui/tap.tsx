import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

export interface TapProps {
  /** What the control does, for screen readers, where its text does not say it. */
  label?: string;
  className?: string;
  role?: 'button' | 'link' | 'switch' | 'tab' | 'radio';
  /** Whether it is switched on or chosen. */
  on?: boolean;
  disabled?: boolean;
  /** What a tap on it is about, for the record of taps. */
  about?: { type: string; id: string; text?: string; position?: number };
  onTap(): void;
}

/** Browsers take it; the types of mini-programs do not know it. */
const reachable = (disabled?: boolean): object => ({ tabIndex: disabled ? -1 : 0 });

/** Anything that can be tapped: at least 44 px high by its class, reachable by keyboard in a browser. */
export function Tap({
  label,
  className = '',
  role = 'button',
  on,
  disabled,
  about,
  onTap,
  children,
}: PropsWithChildren<TapProps>) {
  return (
    <View
      className={`tap ${className} ${disabled ? 'tap--off' : ''}`}
      hoverClass={disabled ? 'none' : 'tap--down'}
      hoverStayTime={60}
      role={role}
      {...reachable(disabled)}
      aria-label={label}
      aria-disabled={disabled ? 'true' : undefined}
      aria-checked={role === 'switch' || role === 'radio' ? (on ? 'true' : 'false') : undefined}
      aria-selected={role === 'tab' ? (on ? 'true' : 'false') : undefined}
      data-track-type={about?.type}
      data-track-id={about?.id}
      data-track-text={about?.text}
      data-track-position={about?.position}
      onClick={(event) => {
        event.stopPropagation();
        if (!disabled) onTap();
      }}
    >
      {children}
    </View>
  );
}
