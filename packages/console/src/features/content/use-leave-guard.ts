import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useWords } from '../../shared/words';
import { words } from './words';

/** Asks before unsaved work is lost, inside the console and when the tab closes. Returns the way to lift it once. */
export function useLeaveGuard(dirty: boolean): () => void {
  const t = useWords(words);
  const { modal } = App.useApp();
  const lifted = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && !lifted.current && currentLocation.pathname !== nextLocation.pathname,
  );
  const { state } = blocker;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each time the way is blocked
  useEffect(() => {
    if (state !== 'blocked') return;
    const dialog = modal.confirm({
      title: t.leaveTitle,
      content: t.leaveText,
      okText: t.leave,
      cancelText: t.stay,
      okButtonProps: { danger: true },
      onOk: () => blocker.proceed?.(),
      onCancel: () => blocker.reset?.(),
    });
    return () => dialog.destroy();
  }, [state]);

  useEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [dirty]);

  return () => {
    lifted.current = true;
  };
}
