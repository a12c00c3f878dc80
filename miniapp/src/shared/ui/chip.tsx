import { View } from '@tarojs/components';
import { Icon, type IconLook } from './icon/icon';
import { Tap } from './tap';
import './chip.scss';

export const Chip = ({
  text,
  icon,
  on,
  onTap,
}: {
  text: string;
  icon?: IconLook;
  on: boolean;
  onTap(): void;
}) => (
  <Tap role="tab" on={on} className={`chip ${on ? 'chip--on' : ''}`} onTap={onTap}>
    {icon && <Icon name={icon} size={16} />}
    <View>{text}</View>
  </Tap>
);
