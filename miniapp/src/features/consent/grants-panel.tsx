import { View } from '@tarojs/components';
import type { Consent } from '@wanglai/contract';
import type { Purpose } from '@wanglai/contract/names';
import { useState } from 'react';
import { locale, useWords } from '@/shared/i18n';
import { clockTime, dayText } from '@/shared/i18n/dates';
import { useStore } from '@/shared/state/store';
import { Confirm } from '@/shared/ui/confirm';
import { Skeleton } from '@/shared/ui/states';
import { Tap } from '@/shared/ui/tap';
import { toast, toastFailure } from '@/shared/ui/toast';
import { setGrant, useConsents } from './grants';
import { PurposeRow } from './privacy-sheet';
import { consentWords } from './words';

/** All grants with switches and history. Granting is one tap; withdrawing says first what will happen. */
export function GrantsPanel({ onChanged }: { onChanged(): void }) {
  const t = useWords(consentWords);
  const all = useConsents();
  const [asked, setAsked] = useState<Purpose | null>(null);
  const [busy, setBusy] = useState(false);
  if (!all) return <Skeleton shape="text" count={3} />;
  const service = all.find((consent) => consent.purpose === 'service')?.granted;

  const change = async (purpose: Purpose, on: boolean) => {
    setBusy(true);
    try {
      await setGrant(purpose, on);
      toast(t.changed);
      onChanged();
    } catch (error) {
      toastFailure(error);
    } finally {
      setBusy(false);
      setAsked(null);
    }
  };
  return (
    <View>
      {all.map((consent) => (
        <View key={consent.purpose}>
          <PurposeRow
            purpose={consent.purpose}
            on={consent.granted}
            busy={busy}
            blocked={consent.purpose !== 'service' && !service && !consent.granted}
            onChange={(on) => (on ? void change(consent.purpose, true) : setAsked(consent.purpose))}
          />
          <History consent={consent} />
        </View>
      ))}
      {asked && (
        <Confirm
          title={t.turnOffTitle(t.purposes[asked].name)}
          text={t.purposes[asked].without + (asked === 'service' ? t.alsoOthers : '')}
          yes={t.turnOff}
          danger
          busy={busy}
          onYes={() => void change(asked, false)}
          onNo={() => setAsked(null)}
        />
      )}
    </View>
  );
}

function History({ consent: { history } }: { consent: Consent }) {
  const t = useWords(consentWords);
  const lang = useStore(locale);
  const [open, setOpen] = useState(false);
  if (!history.length) return null;
  const line = (entry: Consent['history'][number]) => {
    const at = new Date(entry.at);
    return `${dayText(at, lang)} ${clockTime(at)}  ${entry.granted ? t.granted : t.withdrawn}`;
  };
  const newest = [...history].reverse();
  return (
    <Tap className="grant-history" label={t.history} onTap={() => setOpen(!open)}>
      {(open ? newest : newest.slice(0, 1)).map((entry) => (
        <View key={entry.at} className="prewrap">
          {line(entry)}
        </View>
      ))}
    </Tap>
  );
}
