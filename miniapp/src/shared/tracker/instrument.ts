import { document, hooks } from '@tarojs/runtime';
import {
  createAutoTrack,
  describeNode,
  type NativeTap,
  type TrackedNode,
  type Tracker,
} from '@wanglai/tracker';

/** Mini-programs: Taro shows us each page's config before it is registered, and each event before it is handled. */
export function instrument(tracker: Tracker): void {
  const auto = createAutoTrack(tracker, { describe });
  hooks.tap('modifyPageObject', (config: object) => void auto.wrapPage(config));
  hooks.tap('modifyMpEvent', (event: unknown) => auto.tap(event as NativeTap));
}

const describe = (sid: string) => {
  const node = document.getElementById(sid) as unknown as TrackedNode | null;
  return describeNode(node);
};
