import { defineWords } from './words';

/** What tag rules measure, in words. */
export const featureWords = defineWords(
  {
    interest: (topic: string) => `对话题“${topic}”的兴趣分`,
    interestShare: (topic: string) => `话题“${topic}”占全部兴趣`,
    names: {
      activity14: '近 14 天活动次数',
      activeDays14: '近 14 天活跃天数',
      nightsActive14: '近 14 天夜里（23:00–05:00）活跃的晚数',
      nightShare14: '近 14 天活动在夜里（23:00–05:00）的占比',
      sleeplessNights14: '近 14 天后半夜（02:00–05:00）醒着的晚数',
      morningsActive14: '近 14 天清晨（05:00–08:00）活跃的天数',
      morningShare14: '近 14 天活动在清晨（05:00–08:00）的占比',
      weekendShare14: '近 14 天活动在周末的占比',
      weekendsActive28: '近 4 周里活跃的周末数',
      sessions14: '近 14 天访问次数',
      longSessions14: '近 14 天一口气看半小时以上、5 篇以上的次数',
      maxViewsPerSession14: '近 14 天一次最多看的篇数',
      readingMinutes14: '近 14 天阅读分钟数',
      daysSinceLast: '距上次来的天数',
      activeDaysPrev28: '离开前 28 天里来过的天数',
      interestTotal: '全部兴趣分',
      nightDates: '是哪些夜里',
      sleeplessDates: '是哪些深夜',
    } as Record<string, string>,
  },
  {
    interest: (topic) => `interest in “${topic}”`,
    interestShare: (topic) => `part of “${topic}” in all interest`,
    names: {
      activity14: 'activities in the last 14 days',
      activeDays14: 'active days of the last 14',
      nightsActive14: 'active nights (23:00–05:00) of the last 14',
      nightShare14: 'part of 14 days’ activity at night (23:00–05:00)',
      sleeplessNights14: 'nights awake at 02:00–05:00 of the last 14',
      morningsActive14: 'active mornings (05:00–08:00) of the last 14',
      morningShare14: 'part of 14 days’ activity in the morning (05:00–08:00)',
      weekendShare14: 'part of 14 days’ activity at weekends',
      weekendsActive28: 'active weekends of the last 4',
      sessions14: 'visits in the last 14 days',
      longSessions14: 'sittings of half an hour and 5 pieces or more in 14 days',
      maxViewsPerSession14: 'most pieces in one visit of the last 14 days',
      readingMinutes14: 'minutes read in the last 14 days',
      daysSinceLast: 'days since the last visit',
      activeDaysPrev28: 'active days of the 28 before leaving',
      interestTotal: 'weight of all interests',
      nightDates: 'which nights',
      sleeplessDates: 'which late nights',
    },
  },
);

export type FeatureWords = (typeof featureWords)['en'];

/** `topicLabel` names the topic of `interest:<topic>`. */
export function featureInWords(
  feature: string,
  t: FeatureWords,
  topicLabel: (key: string) => string,
): string {
  const [kind, topic] = feature.split(':');
  if (topic && kind === 'interest') return t.interest(topicLabel(topic));
  if (topic && kind === 'interestShare') return t.interestShare(topicLabel(topic));
  return t.names[feature] ?? feature;
}

/** Features that are parts of a whole, shown as percentages. */
export const isShare = (feature: string): boolean => /Share/.test(feature);
