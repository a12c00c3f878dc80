import { View } from '@tarojs/components';
import type { Portrait } from '@wanglai/contract';
import { useWords } from '@/shared/i18n';
import { portraitWords } from './words';

const SHOWN = 8;

/** Topics by interest, as shares of the whole. */
export function Interests({ interests }: { interests: Portrait['interests'] }) {
  const t = useWords(portraitWords);
  if (!interests.length) return <View className="section-note">{t.noInterests}</View>;
  const most = Math.max(...interests.map((interest) => interest.score), 0.01);
  return (
    <View>
      {interests.slice(0, SHOWN).map(({ topic, label, score }) => (
        <View key={topic} className="interest">
          <View className="interest__label">{label}</View>
          <View className="interest__track">
            <View className="interest__bar" style={{ width: `${Math.max(2, (score / most) * 100)}%` }} />
          </View>
          <View className="interest__share">{Math.round(score * 100)}%</View>
        </View>
      ))}
    </View>
  );
}
