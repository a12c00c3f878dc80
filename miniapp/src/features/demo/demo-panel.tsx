import { Input, Picker, View } from '@tarojs/components';
import { useState } from 'react';
import { deviceZone } from '@/platform/zone';
import { useWords } from '@/shared/i18n';
import { NAMED_ZONES, zoneText, zoneWords } from '@/shared/i18n/zones';
import { answered } from '@/shared/session/arrive';
import { client } from '@/shared/session/client';
import { useAbout } from '@/shared/session/me';
import { Button } from '@/shared/ui/button';
import { Icon } from '@/shared/ui/icon/icon';
import { Sheet } from '@/shared/ui/sheet';
import { Switch } from '@/shared/ui/switch';
import { Tap } from '@/shared/ui/tap';
import { toast, toastFailure } from '@/shared/ui/toast';
import { runTimeMachine, useTimeMachine } from './time-machine';
import { demoWords } from './words';
import './demo.scss';

/** Only where `GET /about` says demo: another person, and the time machine. */
export function DemoPanel() {
  const t = useWords(demoWords);
  const about = useAbout();
  const zones = useWords(zoneWords);
  const machine = useTimeMachine();
  const [inventing, setInventing] = useState(false);
  if (!about?.demo) return null;
  const enter = async (name: string | undefined, zone: string) => {
    try {
      const body = { persona: 'consumer' as const, name, zone };
      const session = await client.call('POST /auth/demo', { body });
      answered.set(true);
      client.session.signIn(session);
      setInventing(false);
      toast(t.entered(session.person?.name ?? ''));
    } catch (error) {
      toastFailure(error);
    }
  };
  return (
    <View className="list demo">
      <View className="demo__note">{t.note}</View>
      <View className="demo__machine">
        <Icon name="moon" size={20} />
        <View className="grow">
          <View className="purpose__name">{t.machine}</View>
          <View className="purpose__gives">{machine.on ? t.night(machine.nights) : t.machineText}</View>
        </View>
        <Switch label={t.machine} on={machine.on} onChange={runTimeMachine} />
      </View>
      {about.personas.map(({ name, zone, habit }) => (
        <Persona
          key={name}
          name={name}
          habit={`${habit} · ${zoneText(zone, zones)}`}
          onTap={() => void enter(name, zone)}
        />
      ))}
      <Persona name={t.newPersona} habit={t.persona} icon onTap={() => setInventing(true)} />
      {inventing && <NewPersona onEnter={enter} onClose={() => setInventing(false)} />}
    </View>
  );
}

function Persona({
  name,
  habit,
  icon,
  onTap,
}: {
  name: string;
  habit: string;
  icon?: boolean;
  onTap(): void;
}) {
  return (
    <Tap className="persona" onTap={onTap}>
      <View className="persona__mark">{icon ? <Icon name="plus" size={18} /> : name.slice(0, 1)}</View>
      <View className="grow">
        <View className="persona__name">{name}</View>
        <View className="persona__habit">{habit}</View>
      </View>
      <Icon name="chevron-right" size={16} className="ink-3" />
    </Tap>
  );
}

function NewPersona({
  onEnter,
  onClose,
}: {
  onEnter(name: string | undefined, zone: string): Promise<void>;
  onClose(): void;
}) {
  const t = useWords(demoWords);
  const [name, setName] = useState('');
  const own = deviceZone();
  const names = useWords(zoneWords);
  const zones = [own, ...NAMED_ZONES.filter((named) => named !== own)];
  const [zone, setZone] = useState(own);
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    await onEnter(name.trim() || undefined, zone);
    setBusy(false);
  };
  return (
    <Sheet
      title={t.newPersona}
      closeLabel={t.close}
      onClose={onClose}
      foot={<Button text={t.enter} wide busy={busy} onTap={() => void enter()} />}
    >
      <View className="field">
        <View className="field__label">{t.name}</View>
        <Input
          className="field__input"
          value={name}
          maxlength={40}
          placeholder={t.namePlaceholder}
          placeholderClass="ink-3"
          onInput={(event) => setName(event.detail.value)}
        />
      </View>
      <View className="field">
        <View className="field__label">{t.zone}</View>
        <Picker
          mode="selector"
          range={zones.map((one) => zoneText(one, names))}
          value={zones.indexOf(zone)}
          onChange={(event) => setZone(zones[Number(event.detail.value)] ?? zone)}
        >
          <View className="field__input">{zoneText(zone, names)}</View>
        </Picker>
      </View>
    </Sheet>
  );
}
