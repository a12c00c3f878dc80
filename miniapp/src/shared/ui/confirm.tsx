import { View } from '@tarojs/components';
import { useWords } from '../i18n';
import { Button } from './button';
import { Sheet } from './sheet';
import { uiWords } from './words';

export interface ConfirmProps {
  title: string;
  text: string;
  yes: string;
  danger?: boolean;
  busy?: boolean;
  onYes(): void;
  onNo(): void;
}

/** Asks before something that cannot simply be undone, and says what will happen. */
export function Confirm({ title, text, yes, danger, busy, onYes, onNo }: ConfirmProps) {
  const t = useWords(uiWords);
  return (
    <Sheet
      title={title}
      closeLabel={t.close}
      onClose={onNo}
      foot={
        <View className="row row--gap">
          <View className="grow">
            <Button text={t.cancel} kind="secondary" wide onTap={onNo} />
          </View>
          <View className="grow">
            <Button text={yes} kind={danger ? 'danger' : 'primary'} wide busy={busy} onTap={onYes} />
          </View>
        </View>
      }
    >
      <View className="text-body ink-2 prewrap">{text}</View>
    </Sheet>
  );
}
