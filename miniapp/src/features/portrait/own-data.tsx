import { View } from '@tarojs/components';
import { useState } from 'react';
import { granted } from '@/features/consent/grants';
import { keepText } from '@/platform/keep-text';
import { useWords } from '@/shared/i18n';
import { home } from '@/shared/navigation';
import { call } from '@/shared/session/api';
import { forgetDevice } from '@/shared/session/arrive';
import { tracker } from '@/shared/tracker';
import { Confirm } from '@/shared/ui/confirm';
import { ListRow } from '@/shared/ui/list-row';
import { toast, toastFailure } from '@/shared/ui/toast';
import { portraitWords } from './words';

/** Export, and erasure in two steps. */
export function OwnData() {
  const t = useWords(portraitWords);
  const [step, setStep] = useState<'none' | 'asked' | 'sure'>('none');
  const [busy, setBusy] = useState(false);
  const takeAlong = async () => {
    try {
      const everything = JSON.stringify(await call('GET /me/export'), null, 2);
      toast((await keepText('wanglai-data.json', everything)) === 'file' ? t.exported : t.copied);
    } catch (error) {
      toastFailure(error);
    }
  };
  const erase = async () => {
    setBusy(true);
    // Nothing may be on its way while its owner vanishes.
    tracker.setConsent(false);
    try {
      await call('DELETE /me');
      forgetDevice();
      toast(t.erased);
      home();
    } catch (error) {
      tracker.setConsent(granted('service'));
      toastFailure(error);
      setBusy(false);
    }
  };
  const close = () => setStep('none');
  return (
    <View className="list">
      <ListRow icon="download" title={t.export} onTap={() => void takeAlong()} />
      <ListRow icon="trash-2" title={t.erase} danger onTap={() => setStep('asked')} />
      {step === 'asked' && (
        <Confirm
          title={t.eraseTitle}
          text={t.eraseText}
          yes={t.eraseNext}
          danger
          onYes={() => setStep('sure')}
          onNo={close}
        />
      )}
      {step === 'sure' && (
        <Confirm
          title={t.eraseSure}
          text={t.eraseSureText}
          yes={t.eraseYes}
          danger
          busy={busy}
          onYes={() => void erase()}
          onNo={close}
        />
      )}
    </View>
  );
}
