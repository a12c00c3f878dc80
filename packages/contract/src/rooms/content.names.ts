import { defineNames } from '../define-names';

export const CONTENT_KINDS = ['article', 'video', 'case', 'whitepaper', 'event'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** What a topic may be called: a key such as `pour-over`, or a short name in any script. */
export const TOPIC_PATTERN =
  /^(?:[A-Za-z0-9][A-Za-z0-9 &_-]{0,39}|[\p{L}\p{N}][\p{L}\p{M}\p{N} &_-]{0,15})$/u;

/** Means-end level a piece speaks at: what it is, what it does for me, what it means to me. */
export const CONTENT_LEVELS = ['attribute', 'consequence', 'value'] as const;
export type ContentLevel = (typeof CONTENT_LEVELS)[number];

export const contentLimits = { contentBodyLength: 60_000, externalIdLength: 80, bulkItems: 1_000 } as const;

export const contentNames = /* @__PURE__ */ defineNames({
  errors: {
    'content.not-found': ['missing', 'There is no such content.'],
    'content.wrong-state': ['conflict', 'The content is not in a state that allows this.'],
  },
  abilities: { 'content.write': ['operator', 'admin'] },
  actions: {
    'content.write-content': 'content',
    'content.rewrite-content': 'content',
    'content.publish-content': 'content',
    'content.withdraw-content': 'content',
    'content.import-contents': 'content',
  },
  facts: {
    'content.published': {
      by: 'brand',
      counts: null,
      purpose: 'service',
      target: 'content',
      group: 'spread',
      zh: '发布了{target}',
      en: 'published {target}',
    },
    'content.liked': {
      by: 'person',
      counts: { active: true, weight: 3, rung: 'curate' },
      purpose: 'service',
      target: 'content',
      group: 'spread',
      zh: '赞了{target}',
      en: 'liked {target}',
    },
    'content.favourited': {
      by: 'person',
      counts: { active: true, weight: 4, rung: 'curate' },
      purpose: 'service',
      target: 'content',
      group: 'spread',
      zh: '收藏了{target}',
      en: 'kept {target}',
    },
    'content.commented': {
      by: 'person',
      counts: { active: true, weight: 4, rung: 'create' },
      purpose: 'service',
      target: 'content',
      group: 'publish',
      zh: '评论了{target}',
      en: 'commented on {target}',
    },
  },
  pages: {
    article: { path: 'subpackages/content/pages/article/index', zh: '文章', en: 'Article' },
    favourites: { path: 'subpackages/content/pages/favourites/index', zh: '收藏', en: 'Favourites' },
  },
});
