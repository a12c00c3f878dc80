import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { type Locale, locale, useWords } from '@/shared/i18n';
import { client } from '@/shared/session/client';
import { changeMe, useMe } from '@/shared/session/me';
import { useStore } from '@/shared/state/store';
import { type Theme, theme } from '@/shared/theme';
import { Button } from '@/shared/ui/button';
import { Choices } from '@/shared/ui/choices';
import { Confirm } from '@/shared/ui/confirm';
import { ListRow } from '@/shared/ui/list-row';
import { Sheet } from '@/shared/ui/sheet';
import { toast, toastFailure } from '@/shared/ui/toast';
import { QuietHours } from './quiet-hours';
import { sessionWords } from './words';
import './me-screen.scss';

export function SettingsScreen() {
  const t = useWords(sessionWords);
  const me = useMe();
  const [naming, setNaming] = useState(false);
  return (
    <View className="settings">
      <View className="settings__group">
        <View className="settings__label">{t.language}</View>
        <Choices
          label={t.language}
          all={[
            { value: 'zh-CN', text: '中文' },
            { value: 'en', text: 'English' },
          ]}
          chosen={useStore(locale)}
          onChoose={speak}
        />
      </View>
      <View className="settings__group">
        <View className="settings__label">{t.theme}</View>
        <Choices
          label={t.theme}
          all={(['system', 'light', 'dark'] as const).map((value) => ({ value, text: t.themes[value] }))}
          chosen={useStore(theme)}
          onChoose={(value: Theme) => theme.set(value)}
        />
      </View>
      {me && (
        <>
          <QuietHours hours={me.quietHours} />
          <View className="list settings__group">
            <ListRow icon="pencil" title={t.name} note={me.name || t.visitor} onTap={() => setNaming(true)} />
          </View>
          <SignOut />
        </>
      )}
      {naming && me && <Rename name={me.name} onClose={() => setNaming(false)} />}
    </View>
  );
}

/** The device speaks the language at once; the person keeps it for messages that the server writes. */
function speak(language: Locale): void {
  locale.set(language);
  if (client.session.current) changeMe({ locale: language }).catch(() => {});
}

function Rename({ name, onClose }: { name: string; onClose(): void }) {
  const t = useWords(sessionWords);
  const [text, setText] = useState(name);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await changeMe({ name: text.trim() });
      toast(t.saved);
      onClose();
    } catch (error) {
      toastFailure(error);
      setBusy(false);
    }
  };
  return (
    <Sheet
      title={t.rename}
      closeLabel={t.close}
      onClose={onClose}
      foot={<Button text={t.save} wide busy={busy} disabled={!text.trim()} onTap={() => void save()} />}
    >
      <View className="field">
        <Input
          className="field__input"
          value={text}
          maxlength={40}
          placeholder={t.namePlaceholder}
          onInput={(event) => setText(event.detail.value)}
        />
      </View>
    </Sheet>
  );
}

function SignOut() {
  const t = useWords(sessionWords);
  const [asked, setAsked] = useState(false);
  const leave = () => {
    const refreshToken = client.session.current?.refreshToken;
    // The server need not have heard: on this device the session is over either way.
    if (refreshToken) client.call('POST /auth/logout', { body: { refreshToken } }).catch(() => {});
    client.session.signOut();
    setAsked(false);
    toast(t.signedOut);
  };
  return (
    <>
      <View className="list">
        <ListRow icon="log-out" title={t.signOut} onTap={() => setAsked(true)} />
      </View>
      {asked && (
        <Confirm
          title={t.signOutTitle}
          text={t.signOutText}
          yes={t.signOutYes}
          onYes={leave}
          onNo={() => setAsked(false)}
        />
      )}
    </>
  );
}
