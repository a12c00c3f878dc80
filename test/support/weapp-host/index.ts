import { type BootOptions, boot, type MiniProgram } from '../mini-program-host/boot';
import type { ViewNode } from '../mini-program-host/tree';
import { createWx } from './wx';

export interface WeappOptions extends BootOptions {
  /** Whether WeChat's own privacy gate is still closed. */
  privacyNeeded?: boolean;
}

/** Boots the compiled WeChat mini-program as WeChat does. */
export const bootWeapp = ({ privacyNeeded = false, ...options }: WeappOptions): Promise<MiniProgram> =>
  boot(
    {
      object: 'wx',
      interfaces: (host) => createWx(host, privacyNeeded),
      scope: { Behavior: (config: object) => config },
      tabs: 'list',
      templates: 'base.wxml',
      listensToTaps: /(bind|catch)tap="eh"/,
      scene: 1001,
      eventEnds: (from, heardBy) => ({ target: endOf(from), currentTarget: endOf(heardBy) }),
      pageMembers: (route, options) => ({
        __route__: route,
        options,
        selectComponent: () => null,
        getTabBar: () => null,
        getOpenerEventChannel: () => ({ on() {}, emit() {} }),
      }),
    },
    options,
  );

const endOf = (node: ViewNode | undefined) => ({
  id: node?.uid ?? node?.sid,
  dataset: { sid: node?.sid },
});
