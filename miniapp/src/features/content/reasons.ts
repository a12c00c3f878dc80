import type { PlacedCard, Reason } from '@wanglai/contract';

/** Why each card was shown, as far as this run knows: the reader tells it again. */
const reasons = new Map<string, Reason>();

export function rememberReasons(items: readonly PlacedCard[]): void {
  for (const { card, reason } of items) reasons.set(card.id, reason);
}

export const reasonOf = (contentId: string): Reason | undefined => reasons.get(contentId);
