import { defineNames } from '../define-names';

/** The steps of the engagement ladder a fact can count for. */
export const RUNGS = ['consume', 'curate', 'create', 'collaborate'] as const;
export type Rung = (typeof RUNGS)[number];

export const TAG_KEYS = [
  'night-owl',
  'early-bird',
  'weekend-reader',
  'binge-reader',
  'deal-hunter',
  'loyal-buyer',
  'helper',
  'spreader',
  'drifting-away',
  'sleep-trouble',
] as const;
export type TagKey = (typeof TAG_KEYS)[number];

export const portraitsNames = /* @__PURE__ */ defineNames({
  errors: { 'tag.not-found': ['missing', 'This person does not bear this tag.'] },
  abilities: {
    'portraits.rebuild': ['admin'],
    // Tags with their proof, interests, the step somebody has reached.
    'portraits.see': ['operator', 'agent', 'sales', 'admin'],
    // The rhythm of somebody's days, and the tags that tell of it.
    'portraits.see-habits': ['operator', 'admin'],
  },
  actions: { 'portraits.rebuild-portrait': 'person' },
  facts: {
    'portraits.tag-assigned': {
      by: 'system',
      counts: null,
      purpose: 'service',
      target: 'tag',
      group: 'data',
      zh: '得到了标签{target}',
      en: 'earned the tag {target}',
    },
  },
  pages: { myData: { path: 'subpackages/my-data/pages/my-data/index', zh: '我的数据', en: 'My data' } },
});
