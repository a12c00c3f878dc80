import type { OneTimeLink } from '@wanglai/contract';
import { App, Button, Input, Modal } from 'antd';
import { usePreferences } from '../../shared/preferences';
import { weekdayClock } from '../../shared/time';
import { Icon } from '../../shared/ui/icon';
import { useWords } from '../../shared/words';
import css from './staff-page.module.css';
import { words } from './words';

export interface GivenLink extends OneTimeLink {
  name: string;
}

/** A one-time link, shown once, to be handed on. */
export function LinkShown({ given, onClose }: { given: GivenLink | null; onClose(): void }) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const { message } = App.useApp();
  if (!given) return null;
  // A house that does not know its own origin tells the path alone.
  const url = new URL(given.url, location.origin).href;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    void message.success(t.link.copied);
  };
  return (
    <Modal
      open
      title={t.link.title(given.name)}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t.link.done}</Button>}
    >
      <div className={css.link}>
        <p>{t.link.text(weekdayClock(given.expiresAt, locale))}</p>
        <Input.TextArea readOnly autoSize value={url} onFocus={(event) => event.target.select()} />
        <Button type="primary" icon={<Icon name="copy" size={14} />} onClick={() => void copy()}>
          {t.link.copy}
        </Button>
      </div>
    </Modal>
  );
}
