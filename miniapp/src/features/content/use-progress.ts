import Taro, { useDidHide, usePageScroll, useUnload } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { granted } from '@/features/consent/grants';
import { call } from '@/shared/session/api';

const MEASURE_MS = 150;
const SAVE_MS = 4_000;
const STEP = 0.05;

/**
 * How much of the element `#body` has passed the lower edge of the window, 0 to 1; saved now and then and on leaving.
 * It is watched, not done on purpose, so it leaves the device only with the grant to record.
 */
export function useProgress(contentId: string, body: string, start: number): number {
  const [ratio, setRatio] = useState(start);
  const farthest = useRef(start);
  const saved = useRef(start);
  const lastSave = useRef(0);
  const measuring = useRef<ReturnType<typeof setTimeout>>();

  const save = useCallback(() => {
    if (farthest.current <= saved.current || !granted('service')) return;
    saved.current = farthest.current;
    lastSave.current = Date.now();
    // Losing one costs nothing: the next one says more.
    call('PUT /contents/:id/progress', { params: { id: contentId }, body: { ratio: saved.current } }).catch(
      () => {},
    );
  }, [contentId]);

  const measure = useCallback(() => {
    measuring.current = undefined;
    Taro.createSelectorQuery()
      .select(`#${body}`)
      .boundingClientRect()
      // All platforms hand the results to this one; to the call before it Alipay does not.
      .exec(([rect]: ({ top: number; height: number } | null)[]) => {
        if (!rect?.height) return;
        const seen = Taro.getSystemInfoSync().windowHeight - rect.top;
        const now = Math.round(Math.min(1, Math.max(0, seen / rect.height)) * 100) / 100;
        setRatio(now);
        farthest.current = Math.max(farthest.current, now);
        const due = Date.now() - lastSave.current > SAVE_MS && farthest.current - saved.current >= STEP;
        if (due || (farthest.current === 1 && saved.current < 1)) save();
      });
  }, [body, save]);

  usePageScroll(() => {
    measuring.current ??= setTimeout(measure, MEASURE_MS);
  });
  useEffect(() => {
    const timer = setTimeout(measure, 600);
    return () => clearTimeout(timer);
  }, [measure]);
  useDidHide(save);
  useUnload(save);
  return ratio;
}
