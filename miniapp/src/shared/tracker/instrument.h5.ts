import { hooks } from '@tarojs/runtime';
import { createAutoTrack, instrumentDom, type Tracker } from '@wanglai/tracker';

/** Browsers: Taro makes the same page configs; taps and exposures are the document's. */
export function instrument(tracker: Tracker): void {
  const auto = createAutoTrack(tracker);
  hooks.tap('modifyPageObject', (config: object) => void auto.wrapPage(config));
  instrumentDom(document, tracker);
}
