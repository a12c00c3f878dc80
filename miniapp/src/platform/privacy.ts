/** WeChat's own privacy gate; elsewhere there is none and our sheet stands alone. */
export interface PlatformPrivacy {
  /** The agree button must carry `openType="agreePrivacyAuthorization"`. */
  needsButton(): Promise<boolean>;
  /** Calls `ask` when an interface wants the gate opened; `ask` answers when the person has decided. */
  onNeeded(ask: () => Promise<boolean>): void;
  openContract(): void;
}

export const AGREE_BUTTON_ID = 'agree-privacy';

export const platformPrivacy: PlatformPrivacy | null = null as PlatformPrivacy | null;
