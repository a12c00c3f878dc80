import { Picker, View } from '@tarojs/components';
import type { Me } from '@wanglai/contract';
import { useWords } from '@/shared/i18n';
import { changeMe } from '@/shared/session/me';
import { Switch } from '@/shared/ui/switch';
import { toast, toastFailure } from '@/shared/ui/toast';
import { sessionWords } from './words';

const HOURS = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
const USUAL = { from: 22, to: 8 };

/** Local hours in which nothing is pushed; equal ends would mean never, so off is null. */
export function QuietHours({ hours }: { hours: Me['quietHours'] }) {
  const t = useWords(sessionWords);
  const change = async (quietHours: Me['quietHours']) => {
    try {
      await changeMe({ quietHours });
      toast(t.saved);
    } catch (error) {
      toastFailure(error);
    }
  };
  const pick = (end: 'from' | 'to') => (
    <Picker
      mode="selector"
      range={HOURS}
      value={hours?.[end] ?? 0}
      onChange={(event) => void change({ ...(hours ?? USUAL), [end]: Number(event.detail.value) })}
    >
      <View className="quiet__hour">{HOURS[hours?.[end] ?? 0]}</View>
    </Picker>
  );
  return (
    <View className="settings__group">
      <View className="list quiet">
        <View className="quiet__row">
          <View className="grow">{t.quiet}</View>
          <Switch label={t.quiet} on={hours !== null} onChange={(on) => void change(on ? USUAL : null)} />
        </View>
        {hours && (
          <View className="quiet__row quiet__row--ends">
            <View className="ink-3">{t.quietFrom}</View>
            {pick('from')}
            <View className="ink-3">{t.quietTo}</View>
            {pick('to')}
          </View>
        )}
      </View>
      <View className="settings__note">{t.quietNote}</View>
    </View>
  );
}
