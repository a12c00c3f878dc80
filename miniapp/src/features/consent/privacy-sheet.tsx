import { Button as NativeButton, View } from '@tarojs/components';
import type { Purpose } from '@wanglai/contract/names';
import { useEffect, useState } from 'react';
import { AGREE_BUTTON_ID, platformPrivacy } from '@/platform/privacy';
import { useWords } from '@/shared/i18n';
import { answered } from '@/shared/session/arrive';
import { createStore, useStore } from '@/shared/state/store';
import { Button } from '@/shared/ui/button';
import { Icon, type IconName } from '@/shared/ui/icon/icon';
import { Sheet } from '@/shared/ui/sheet';
import { Switch } from '@/shared/ui/switch';
import { Tap } from '@/shared/ui/tap';
import { toast } from '@/shared/ui/toast';
import { ASKED, answer, type Grants } from './grants';
import { consentWords } from './words';
import './consent.scss';

export const PURPOSE_ICONS: Record<Purpose, IconName> = {
  service: 'clock',
  personalisation: 'sparkles',
  marketing: 'gift',
  sensitive: 'shield',
  sharing: 'share-2',
};
const NONE: Grants = {
  service: false,
  personalisation: false,
  marketing: false,
  sensitive: false,
  sharing: false,
};
const BOTH: Grants = { ...NONE, service: true, personalisation: true };

/** Set while WeChat itself waits for a decision (an interface was called that needs it). */
const waiting = createStore<((agreed: boolean) => void) | null>(null);
platformPrivacy?.onNeeded(() => new Promise((resolve) => waiting.set(() => resolve)));

/** The agreement at first launch, with nothing switched on beforehand; again whenever WeChat's own privacy gate asks. */
export function PrivacySheet() {
  const known = useStore(answered);
  const asked = useStore(waiting) !== null;
  return !known || asked ? <OpenSheet /> : null;
}

function OpenSheet() {
  const t = useWords(consentWords);
  const [chosen, setChosen] = useState<Grants>(NONE);
  const [native, setNative] = useState(false);
  useEffect(() => void platformPrivacy?.needsButton().then(setNative), []);

  const decide = async (grants: Grants) => {
    waiting.get()?.(grants.service);
    waiting.set(null);
    if (!answered.get() && (await answer(grants)) === 'later') toast(t.later);
  };
  const change = (purpose: Purpose, on: boolean) =>
    setChosen((old) => (purpose === 'service' && !on ? NONE : { ...old, [purpose]: on }));
  // One button agrees, and says to what: to both, or to what the person has switched on.
  const [agreeText, agreed] = chosen.service ? [t.agree, chosen] : [t.agreeBoth, BOTH];
  return (
    <Sheet
      title={t.welcome}
      foot={
        <View className="consent-foot">
          {native ? (
            <NativeButton
              id={AGREE_BUTTON_ID}
              className="button button--primary button--wide"
              openType="agreePrivacyAuthorization"
              onAgreePrivacyAuthorization={() => void decide(agreed)}
            >
              {agreeText}
            </NativeButton>
          ) : (
            <Button text={agreeText} wide onTap={() => void decide(agreed)} />
          )}
          <Button text={t.browse} kind="quiet" wide onTap={() => void decide(NONE)} />
        </View>
      }
    >
      <View className="text-body ink-2 consent-intro">{t.intro}</View>
      {ASKED.map((purpose) => (
        <PurposeRow
          key={purpose}
          purpose={purpose}
          on={chosen[purpose]}
          blocked={purpose !== 'service' && !chosen.service}
          onChange={(on) => change(purpose, on)}
        />
      ))}
      <View className="consent-others">{t.others}</View>
      {platformPrivacy && (
        <Tap className="consent-contract" role="link" onTap={() => platformPrivacy?.openContract()}>
          {t.contract}
        </Tap>
      )}
    </Sheet>
  );
}

export interface PurposeRowProps {
  purpose: Purpose;
  on: boolean;
  blocked?: boolean;
  busy?: boolean;
  onChange(on: boolean): void;
}

export function PurposeRow({ purpose, on, blocked, busy, onChange }: PurposeRowProps) {
  const t = useWords(consentWords);
  const { name, gives } = t.purposes[purpose];
  return (
    <View className={`purpose ${blocked ? 'purpose--blocked' : ''}`}>
      <Icon name={PURPOSE_ICONS[purpose]} size={20} className="purpose__icon" />
      <View className="grow">
        <View className="purpose__name">{name}</View>
        <View className="purpose__gives">{blocked ? t.needsService : gives}</View>
      </View>
      <Switch label={name} on={on} busy={busy || blocked} onChange={onChange} />
    </View>
  );
}
