import { type BootOptions, boot, type MiniProgram } from '../mini-program-host/boot';
import type { ViewNode } from '../mini-program-host/tree';
import { createMy } from './my';
import { createNodeQueries } from './nodes';

export interface AlipayOptions extends BootOptions {
  /** The code that `my.getAuthCode` hands out. */
  authCode?: () => string;
}

/** Boots the compiled Alipay mini-program as Alipay's documents say that Alipay does (https://opendocs.alipay.com/mini). */
export const bootAlipay = ({
  authCode = () => `host-${Date.now()}`,
  ...options
}: AlipayOptions): Promise<MiniProgram> =>
  boot(
    {
      object: 'my',
      interfaces: (host) => ({ ...createMy(host, authCode), ...createNodeQueries(host) }),
      scope: {
        // Devices have this name for it and no `userAgent`.
        navigator: { swuserAgent: 'AlipayClient/10.5.0' },
        // Older engines have none, and a project has to ask for it (`globalObjectMode`).
        globalThis: undefined,
      },
      tabs: 'items',
      templates: 'base.axml',
      listensToTaps: /(on|catch)Tap="eh"/,
      scene: '1000',
      // `dataset` is of the node that hears it, `targetDataset` of the one it came from.
      eventEnds: (from, heardBy) => ({
        target: { ...endOf(heardBy), id: endOf(from).id, targetDataset: endOf(from).dataset },
        currentTarget: endOf(heardBy),
      }),
      pageMembers: () => ({}),
    },
    options,
  );

const endOf = (node: ViewNode | undefined) => ({
  id: node?.uid ?? node?.sid,
  dataset: { sid: node?.sid },
});
