import { View } from '@tarojs/components';
import { Tap } from './tap';

/** A few alternatives side by side, one chosen. */
export const Choices = <T extends string>({
  label,
  all,
  chosen,
  onChoose,
}: {
  label: string;
  all: readonly { value: T; text: string }[];
  chosen: T;
  onChoose(value: T): void;
}) => (
  <View className="choices" role="radiogroup" aria-label={label}>
    {all.map(({ value, text }) => (
      <Tap
        key={value}
        role="radio"
        on={value === chosen}
        className={`choices__one ${value === chosen ? 'choices__one--on' : ''}`}
        onTap={() => onChoose(value)}
      >
        {text}
      </Tap>
    ))}
  </View>
);
