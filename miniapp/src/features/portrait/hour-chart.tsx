import { View } from '@tarojs/components';
import type { Portrait } from '@wanglai/contract';
import { useWords } from '@/shared/i18n';
import { portraitWords } from './words';

const isNight = (hour: number) => hour >= 23 || hour < 5;
/** Noon in the middle would split the night; from noon to noon it stands whole. */
const FROM_NOON = Array.from({ length: 24 }, (_, index) => (index + 12) % 24);
const LABELLED = new Set([12, 18, 0, 6]);

/** Activity by local hour; the axis begins at zero and at noon, the night is shaded. */
export function HourChart({ portrait: { habit, activeNights14, nightShare14 } }: { portrait: Portrait }) {
  const t = useWords(portraitWords);
  const most = Math.max(...habit.hours, 0);
  if (most <= 0) return <View className="section-note">{t.noHabit}</View>;
  return (
    <View>
      <View className="hours">
        {FROM_NOON.map((hour) => {
          const value = habit.hours[hour] ?? 0;
          return (
            <View
              key={hour}
              className={`hours__slot ${isNight(hour) ? 'hours__slot--night' : ''}`}
              aria-label={t.hourLabel(hour, value.toFixed(0))}
            >
              <View
                className={`hours__bar ${hour === habit.peakHour ? 'hours__bar--peak' : ''}`}
                style={{ height: `${Math.max(value > 0 ? 3 : 0, (value / most) * 100)}%` }}
              />
            </View>
          );
        })}
      </View>
      <View className="hours__axis" aria-hidden="true">
        {FROM_NOON.map((hour) => (
          <View key={hour} className="hours__tick">
            {LABELLED.has(hour) ? `${hour}:00` : ''}
          </View>
        ))}
      </View>
      <View className="legend">
        <View className="legend__night" />
        <View>{t.night}</View>
        {habit.peakHour !== null && <View>· {t.peak(habit.peakHour)}</View>}
      </View>
      {activeNights14 > 0 && (
        <View className="hours__nights">{t.nights(activeNights14, Math.round(nightShare14 * 100))}</View>
      )}
    </View>
  );
}
