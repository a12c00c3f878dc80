import type { TagRule } from './rule';

/** The tags a brand starts with. Topics they speak of: `deals`, `sleep`. */
export const DEFAULT_TAG_RULES: readonly TagRule[] = [
  {
    key: 'night-owl',
    label: { zh: '夜猫子', en: 'Night owl' },
    sensitive: false,
    when: {
      all: [
        { feature: 'nightsActive14', is: '>=', value: 4 },
        { feature: 'nightShare14', is: '>=', value: 0.4 },
      ],
    },
    confidence: {
      kind: 'weakest',
      of: [
        { kind: 'margin', feature: 'nightsActive14', threshold: 4, scale: 1.5 },
        { kind: 'share', feature: 'nightShare14', threshold: 0.4, trials: 'activeDays14' },
      ],
    },
    evidence: {
      text: {
        zh: '近 14 天有 {nightsActive14} 个夜里（23:00–05:00）在看，占全部活动的 {nightShare14%}',
        en: 'Active on {nightsActive14} of the last 14 nights (23:00–05:00), {nightShare14%} of all activity',
      },
      facts: ['nightsActive14', 'nightShare14', 'activity14', 'nightDates'],
    },
  },
  {
    key: 'early-bird',
    label: { zh: '早起鸟', en: 'Early bird' },
    sensitive: false,
    when: {
      all: [
        { feature: 'morningsActive14', is: '>=', value: 4 },
        { feature: 'morningShare14', is: '>=', value: 0.4 },
      ],
    },
    confidence: {
      kind: 'weakest',
      of: [
        { kind: 'margin', feature: 'morningsActive14', threshold: 4, scale: 1.5 },
        { kind: 'share', feature: 'morningShare14', threshold: 0.4, trials: 'activeDays14' },
      ],
    },
    evidence: {
      text: {
        zh: '近 14 天有 {morningsActive14} 个清晨（05:00–08:00）在看，占全部活动的 {morningShare14%}',
        en: 'Active on {morningsActive14} of the last 14 mornings (05:00–08:00), {morningShare14%} of all activity',
      },
      facts: ['morningsActive14', 'morningShare14', 'activity14'],
    },
  },
  {
    key: 'weekend-reader',
    label: { zh: '周末读者', en: 'Weekend reader' },
    sensitive: false,
    when: {
      all: [
        { feature: 'weekendsActive28', is: '>=', value: 3 },
        { feature: 'weekendShare14', is: '>=', value: 0.6 },
      ],
    },
    confidence: {
      kind: 'weakest',
      of: [
        { kind: 'margin', feature: 'weekendsActive28', threshold: 3, scale: 1 },
        { kind: 'share', feature: 'weekendShare14', threshold: 0.6, trials: 'activeDays14' },
      ],
    },
    evidence: {
      text: {
        zh: '近 4 周有 {weekendsActive28} 个周末在看；近 14 天的活动 {weekendShare14%} 在周末',
        en: 'Active on {weekendsActive28} of the last 4 weekends; {weekendShare14%} of the last 14 days’ activity',
      },
      facts: ['weekendsActive28', 'weekendShare14', 'activity14'],
    },
  },
  {
    key: 'binge-reader',
    label: { zh: '一口气读者', en: 'Binge reader' },
    sensitive: false,
    when: { feature: 'longSessions14', is: '>=', value: 3 },
    confidence: { kind: 'margin', feature: 'longSessions14', threshold: 3, scale: 1.5 },
    evidence: {
      text: {
        zh: '近 14 天有 {longSessions14} 次一口气看了半小时以上、5 篇以上，最多一次 {maxViewsPerSession14} 篇',
        en: '{longSessions14} sittings of half an hour and 5 pieces or more in the last 14 days, up to {maxViewsPerSession14} pieces in one',
      },
      facts: ['longSessions14', 'maxViewsPerSession14', 'sessions14'],
    },
  },
  {
    key: 'deal-hunter',
    label: { zh: '折扣猎人', en: 'Deal hunter' },
    sensitive: false,
    when: {
      all: [
        { feature: 'interest:deals', is: '>=', value: 5 },
        { feature: 'interestShare:deals', is: '>=', value: 0.3 },
      ],
    },
    confidence: {
      kind: 'weakest',
      of: [
        { kind: 'margin', feature: 'interest:deals', threshold: 5, scale: 4 },
        { kind: 'share', feature: 'interestShare:deals', threshold: 0.3, trials: 'interestTotal' },
      ],
    },
    evidence: {
      text: {
        zh: '最近关注的内容里，优惠占 {interestShare:deals%}（兴趣分 {interest:deals}）',
        en: 'Deals make up {interestShare:deals%} of recent interest (weight {interest:deals})',
      },
      facts: ['interest:deals', 'interestShare:deals', 'interestTotal'],
    },
  },
  {
    key: 'drifting-away',
    label: { zh: '渐行渐远', en: 'Drifting away' },
    sensitive: false,
    when: {
      all: [
        { feature: 'activeDaysPrev28', is: '>=', value: 6 },
        { feature: 'daysSinceLast', is: '>=', value: 10 },
      ],
    },
    confidence: {
      kind: 'weakest',
      of: [
        { kind: 'margin', feature: 'activeDaysPrev28', threshold: 6, scale: 3 },
        { kind: 'margin', feature: 'daysSinceLast', threshold: 10, scale: 4 },
      ],
    },
    evidence: {
      text: {
        zh: '之前 28 天里来过 {activeDaysPrev28} 天，如今已 {daysSinceLast} 天没来',
        en: 'Came on {activeDaysPrev28} of 28 days before, and has been away for {daysSinceLast} days now',
      },
      facts: ['activeDaysPrev28', 'daysSinceLast'],
    },
  },
  {
    key: 'sleep-trouble',
    label: { zh: '睡眠困扰', en: 'Sleep trouble' },
    sensitive: true,
    // Every other night says it alone; some nights do together with what is read.
    when: {
      any: [
        { feature: 'sleeplessNights14', is: '>=', value: 7 },
        {
          all: [
            { feature: 'sleeplessNights14', is: '>=', value: 4 },
            { feature: 'interest:sleep', is: '>=', value: 2 },
          ],
        },
      ],
    },
    confidence: { kind: 'margin', feature: 'sleeplessNights14', threshold: 4, scale: 1.5 },
    evidence: {
      text: {
        zh: '近 14 天有 {sleeplessNights14} 个深夜（02:00–05:00）还醒着',
        en: 'Awake late (02:00–05:00) on {sleeplessNights14} of the last 14 nights',
      },
      facts: ['sleeplessNights14', 'interest:sleep', 'sleeplessDates'],
    },
  },
];
