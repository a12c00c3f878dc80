import { defineNames } from '../define-names';

/** The room is not built yet; the engagement ladder counts what will happen in it. */
export const communityNames = /* @__PURE__ */ defineNames({
  facts: {
    'community.posted': {
      by: 'person',
      counts: { active: true, weight: 4, rung: 'create' },
      purpose: 'service',
      target: 'post',
      group: 'publish',
      zh: '发了帖子{target}',
      en: 'posted {target}',
    },
    'community.answered': {
      by: 'person',
      counts: { active: true, weight: 4, rung: 'collaborate' },
      purpose: 'service',
      target: 'post',
      group: 'publish',
      zh: '回答了{target}',
      en: 'answered {target}',
    },
  },
  pages: { community: { path: 'pages/community/index', zh: '社区', en: 'Community' } },
});
