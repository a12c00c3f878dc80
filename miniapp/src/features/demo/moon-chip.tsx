import { View } from '@tarojs/components';
import { useState } from 'react';
import { locale, useWords } from '@/shared/i18n';
import { dayText } from '@/shared/i18n/dates';
import { useStore } from '@/shared/state/store';
import { Confirm } from '@/shared/ui/confirm';
import { Icon } from '@/shared/ui/icon/icon';
import { Tap } from '@/shared/ui/tap';
import { toast } from '@/shared/ui/toast';
import { runTimeMachine, simulatedNow, useTimeMachine } from './time-machine';
import { demoWords } from './words';
import './demo.scss';

const NIGHT = '00:30';

/** Stands in the corner while time is simulated, so that nobody forgets. */
export function MoonChip() {
  const t = useWords(demoWords);
  const lang = useStore(locale);
  const { on, nights } = useTimeMachine();
  const [asked, setAsked] = useState(false);
  if (!on) return null;
  const text = nights ? t.chip(`${dayText(simulatedNow(), lang)} ${NIGHT}`) : t.chipReady;
  const stop = () => {
    runTimeMachine(false);
    setAsked(false);
    toast(t.stopped);
  };
  return (
    <>
      <Tap className="moon-chip" label={text} onTap={() => setAsked(true)}>
        <Icon name="moon" size={14} />
        {nights > 0 && <View>{NIGHT}</View>}
      </Tap>
      {asked && (
        <Confirm
          title={t.machine}
          text={t.machineText}
          yes={t.stop}
          onYes={stop}
          onNo={() => setAsked(false)}
        />
      )}
    </>
  );
}
