import { View } from '@tarojs/components';
import { Icon, type IconLook } from './icon/icon';
import { Tap } from './tap';
import './list-row.scss';

export interface ListRowProps {
  icon?: IconLook;
  title: string;
  note?: string;
  /** A number to draw attention, e.g. unread messages. */
  badge?: number;
  danger?: boolean;
  onTap(): void;
}

export const ListRow = ({ icon, title, note, badge = 0, danger, onTap }: ListRowProps) => (
  <Tap className={`list-row ${danger ? 'list-row--danger' : ''}`} onTap={onTap}>
    {icon && <Icon name={icon} size={20} className="list-row__icon" />}
    <View className="list-row__title">{title}</View>
    {note && <View className="list-row__note">{note}</View>}
    {badge > 0 && <View className="badge">{badge > 99 ? '99+' : String(badge)}</View>}
    <Icon name="chevron-right" size={16} className="list-row__more" />
  </Tap>
);
