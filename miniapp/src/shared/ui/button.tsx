import { View } from '@tarojs/components';
import { Icon, type IconLook } from './icon/icon';
import { Tap } from './tap';
import './button.scss';

export interface ButtonProps {
  text: string;
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  icon?: IconLook;
  wide?: boolean;
  small?: boolean;
  busy?: boolean;
  disabled?: boolean;
  onTap(): void;
}

export const Button = ({ text, kind = 'primary', icon, wide, small, busy, disabled, onTap }: ButtonProps) => (
  <Tap
    className={`button button--${kind} ${wide ? 'button--wide' : ''} ${small ? 'button--small' : ''}`}
    disabled={disabled || busy}
    onTap={onTap}
  >
    {busy ? <View className="button__busy" /> : icon && <Icon name={icon} size={18} />}
    <View className="button__text">{text}</View>
  </Tap>
);
