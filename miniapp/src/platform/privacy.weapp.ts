import type { PlatformPrivacy } from './privacy';

export const AGREE_BUTTON_ID = 'agree-privacy';

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void;
/** Older WeChat has none of these. */
declare const wx: {
  getPrivacySetting?(options: { success(reply: { needAuthorization: boolean }): void; fail(): void }): void;
  onNeedPrivacyAuthorization?(listener: (resolve: Resolve) => void): void;
  openPrivacyContract?(options: object): void;
};

export const platformPrivacy: PlatformPrivacy | null = {
  needsButton: () =>
    new Promise((resolve) => {
      if (!wx.getPrivacySetting) return resolve(false);
      wx.getPrivacySetting({
        success: (reply) => resolve(reply.needAuthorization),
        fail: () => resolve(false),
      });
    }),
  onNeeded(ask) {
    wx.onNeedPrivacyAuthorization?.((resolve) => {
      void ask().then((agreed) =>
        resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON_ID } : { event: 'disagree' }),
      );
    });
  },
  openContract: () => wx.openPrivacyContract?.({}),
};
