import { View } from '@tarojs/components';
import { Tap } from './tap';
import './switch.scss';

export const Switch = ({
  label,
  on,
  busy,
  onChange,
}: {
  label: string;
  on: boolean;
  busy?: boolean;
  onChange(on: boolean): void;
}) => (
  <Tap
    role="switch"
    label={label}
    on={on}
    disabled={busy}
    className={`switch ${on ? 'switch--on' : ''}`}
    onTap={() => onChange(!on)}
  >
    <View className="switch__track">
      <View className="switch__knob" />
    </View>
  </Tap>
);
