import { View } from '@tarojs/components';
import { wordsNow } from '../i18n';
import { createStore, useStore } from '../state/store';
import { asApiError } from '../state/use-query';
import { openSheets } from './sheet';
import { Tap } from './tap';
import { uiWords } from './words';
import './toast.scss';

interface Notice {
  text: string;
  action?: { text: string; onTap(): void };
}

const notice = createStore<Notice | null>(null);
const SHOWN_MS = 2_600;
const ACTION_MS = 5_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something in passing; with an action (undo) it stays a little longer. */
export function toast(text: string, action?: Notice['action']): void {
  clearTimeout(timer);
  notice.set({ text, action });
  timer = setTimeout(() => notice.set(null), action ? ACTION_MS : SHOWN_MS);
}

/** The word for a failed act: what happened, and that nothing changed. */
export function toastFailure(error: unknown): void {
  const t = wordsNow(uiWords);
  toast(asApiError(error).offline ? t.failedOffline : t.failed);
}

export function ToastHost() {
  const shown = useStore(notice);
  // Over a sheet it would cover what is being asked.
  const high = useStore(openSheets) > 0;
  if (!shown) return null;
  const { text, action } = shown;
  return (
    <View className={`toast ${high ? 'toast--high' : ''}`} role="status" aria-live="polite">
      <View className="toast__text">{text}</View>
      {action && (
        <Tap
          className="toast__action"
          onTap={() => {
            notice.set(null);
            action.onTap();
          }}
        >
          {action.text}
        </Tap>
      )}
    </View>
  );
}
