import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { refreshUnread, useUnread } from '@/features/chat/unread';
import { openChat } from '@/features/chat/ways';
import { openFavourites } from '@/features/content/ways';
import { DemoPanel } from '@/features/demo/demo-panel';
import { openMyData } from '@/features/portrait/ways';
import { platformLogin } from '@/platform/login';
import { deviceZone } from '@/platform/zone';
import { locale, useWords } from '@/shared/i18n';
import { dayText } from '@/shared/i18n/dates';
import { zoneText, zoneWords } from '@/shared/i18n/zones';
import { call } from '@/shared/session/api';
import { client } from '@/shared/session/client';
import { loadMe, useMe } from '@/shared/session/me';
import { useStore } from '@/shared/state/store';
import { asApiError } from '@/shared/state/use-query';
import { Button } from '@/shared/ui/button';
import { ListRow } from '@/shared/ui/list-row';
import { toast, toastFailure } from '@/shared/ui/toast';
import { openAbout, openSettings } from './ways';
import { sessionWords } from './words';
import './me-screen.scss';

export function MeScreen() {
  const t = useWords(sessionWords);
  const unread = useUnread();
  useDidShow(refreshUnread);
  return (
    <View className="me">
      <Profile />
      <View className="list">
        <ListRow icon="bar-chart" title={t.myData} note={t.myDataNote} onTap={openMyData} />
        <ListRow icon="bookmark" title={t.favourites} onTap={openFavourites} />
        <ListRow icon="message-circle" title={t.messages} badge={unread} onTap={openChat} />
      </View>
      <View className="list">
        <ListRow icon="settings" title={t.settings} onTap={openSettings} />
        <ListRow icon="info" title={t.about} onTap={openAbout} />
      </View>
      <DemoPanel />
    </View>
  );
}

function Profile() {
  const t = useWords(sessionWords);
  const lang = useStore(locale);
  const me = useMe();
  const anonymous = !me || me.channels.every((channel) => channel === 'visitor');
  const name = me?.name || t.visitor;
  const zones = useWords(zoneWords);
  const notes = [
    zoneText(me?.zone ?? deviceZone(), zones),
    me && t.since(dayText(new Date(me.createdAt), lang)),
  ];
  return (
    <View className="profile">
      <View className="profile__mark">{name.slice(0, 1)}</View>
      <View className="grow">
        <View className="profile__name">{name}</View>
        <View className="profile__notes">{notes.filter(Boolean).join('  ·  ')}</View>
      </View>
      {anonymous && platformLogin && <Login />}
    </View>
  );
}

function Login() {
  const t = useWords(sessionWords);
  const [busy, setBusy] = useState(false);
  if (!platformLogin) return null;
  const { route, code } = platformLogin;
  const login = async () => {
    setBusy(true);
    try {
      client.session.signIn(await call(route, { body: { code: await code(), zone: deviceZone() } }));
      // Whoever keeps their id with the account is not loaded anew by itself.
      loadMe().catch(() => {});
      toast(t.loggedIn);
    } catch (error) {
      if (asApiError(error).code === 'identity.channel-not-configured') toast(t.notConfigured);
      else toastFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return <Button text={t.login[route]} small busy={busy} onTap={() => void login()} />;
}
