import type { TagRuleView } from '@wanglai/contract';
import { DEFAULT_TAG_RULES } from '@wanglai/portrait';
import type { Ctx, StaffActor } from '../../../platform/context';
import { say } from '../../../platform/localise';
import { maySeeTag } from '../portraits.policy';
import type { PortraitStore } from '../portraits.store';

/** The rules of the tags that who asks may see, with how many people bear each now. */
export async function listTagRules(
  store: PortraitStore,
  ctx: Ctx<StaffActor>,
): Promise<{ items: TagRuleView[] }> {
  const rules = DEFAULT_TAG_RULES.filter(({ key }) => maySeeTag(ctx.actor.abilities, key));
  const counts = await store.countByTag(rules.map((rule) => rule.key));
  return {
    items: rules.map((rule) => ({
      key: rule.key,
      label: say(rule.label, ctx.locale),
      sensitive: rule.sensitive,
      when: rule.when,
      evidence: say(rule.evidence.text, ctx.locale),
      people: counts.get(rule.key) ?? 0,
    })),
  };
}
