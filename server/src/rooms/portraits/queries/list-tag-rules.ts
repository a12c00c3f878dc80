import type { TagRuleView } from '@wanglai/contract';
import { DEFAULT_TAG_RULES } from '@wanglai/portrait';
import type { Ctx, StaffActor } from '../../../platform/context';
import { say } from '../../../platform/localise';
import type { PortraitStore } from '../portraits.store';

/** The rules that tags come from, with how many people bear each now. */
export async function listTagRules(
  store: PortraitStore,
  ctx: Ctx<StaffActor>,
): Promise<{ items: TagRuleView[] }> {
  const counts = await store.countByTag(DEFAULT_TAG_RULES.map((rule) => rule.key));
  return {
    items: DEFAULT_TAG_RULES.map((rule) => ({
      key: rule.key,
      label: say(rule.label, ctx.locale),
      sensitive: rule.sensitive,
      when: rule.when,
      evidence: say(rule.evidence.text, ctx.locale),
      people: counts.get(rule.key) ?? 0,
    })),
  };
}
