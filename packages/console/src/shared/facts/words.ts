import { defineWords } from '../words';

export const words = defineWords(
  {
    happened: (name: string) => `发生了 ${name}`,
    quote: (text: string) => `《${text}》`,
    mention: (text: string) => `“${text}”`,
    stayed: (length: string) => `停留 ${length}`,
    position: (n: number) => `第 ${n} 个`,
    shareDepth: (n: number) => `第 ${n} 层转发`,
    somebody: '某人',
    /** Who acted where no person did. */
    brand: '品牌',
    tags: {
      'night-owl': '夜猫子',
      'early-bird': '早起鸟',
      'weekend-reader': '周末读者',
      'binge-reader': '一口气读者',
      'deal-hunter': '折扣猎人',
      'loyal-buyer': '忠实买家',
      helper: '热心人',
      spreader: '传播者',
      'drifting-away': '渐行渐远',
      'sleep-trouble': '睡眠困扰',
    } as Record<string, string>,
  },
  {
    happened: (name) => `had ${name}`,
    quote: (text) => `“${text}”`,
    mention: (text) => `“${text}”`,
    stayed: (length) => `stayed ${length}`,
    position: (n) => `no. ${n}`,
    shareDepth: (n) => `share depth ${n}`,
    somebody: 'Somebody',
    brand: 'The brand',
    tags: {
      'night-owl': 'Night owl',
      'early-bird': 'Early bird',
      'weekend-reader': 'Weekend reader',
      'binge-reader': 'Binge reader',
      'deal-hunter': 'Deal hunter',
      'loyal-buyer': 'Loyal buyer',
      helper: 'Helper',
      spreader: 'Spreader',
      'drifting-away': 'Drifting away',
      'sleep-trouble': 'Sleep trouble',
    },
  },
);

export type FactWords = (typeof words)['en'];
