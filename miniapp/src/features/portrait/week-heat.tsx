import { View } from '@tarojs/components';
import { useWords } from '@/shared/i18n';
import { portraitWords } from './words';

/** Three hours to a cell: on a phone 24 would be too fine to read. */
const HOURS_A_CELL = 3;
const CELLS = Array.from({ length: 24 / HOURS_A_CELL }, (_, index) => index * HOURS_A_CELL);
const STEPS = 8;

/** Weekday by time of day; darker is more, the darkest being the busiest cell. */
export function WeekHeat({ heat }: { heat: readonly (readonly number[])[] }) {
  const t = useWords(portraitWords);
  const rows = heat.map((hours) => CELLS.map((from) => sum(hours.slice(from, from + HOURS_A_CELL))));
  const most = Math.max(...rows.flat(), 0);
  if (most <= 0) return <View className="section-note">{t.noHabit}</View>;
  return (
    <View className="heat">
      {rows.map((cells, day) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the weekday
        <View key={day} className="heat__row">
          <View className="heat__day">{t.weekdays[day]}</View>
          {cells.map((value, cell) => (
            <View
              key={CELLS[cell]}
              className={`heat__cell heat__cell--${value > 0 ? Math.ceil((value / most) * STEPS) : 0}`}
            />
          ))}
        </View>
      ))}
      <View className="heat__row heat__row--axis" aria-hidden="true">
        <View className="heat__day" />
        {CELLS.map((hour) => (
          <View key={hour} className="heat__hour">
            {String(hour)}
          </View>
        ))}
      </View>
    </View>
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
