import type { FactView } from '@wanglai/contract';
import { describeFact } from './describe-fact';
import { words } from './words';

const at = '2026-11-21T15:40:00.000Z';
const buildFact = (part: Partial<FactView>): FactView => ({
  id: 'f1',
  type: 'view',
  at,
  receivedAt: at,
  zone: 'Asia/Shanghai',
  personId: '6740a1f2c3d4e5f60718293a',
  personName: '阿远',
  ...part,
});

const say = (part: Partial<FactView>, locale: 'zh-CN' | 'en' = 'zh-CN') => {
  const { who, before, object, after, details } = describeFact(buildFact(part), words[locale], locale);
  return [`${who} ${before}${object}${after}`.trim(), ...details].join(' · ');
};

test.each<[Partial<FactView>, string, string]>([
  [{ title: '夜里的一杯' }, '阿远 看了《夜里的一杯》', '阿远 viewed “夜里的一杯”'],
  [
    { type: 'leave', title: '夜里的一杯', props: { dwellMs: 42_000 } },
    '阿远 看完离开《夜里的一杯》 · 停留 42 秒',
    '阿远 finished “夜里的一杯” · stayed 42 s',
  ],
  [{ page: '/pages/me/index?from=tab' }, '阿远 看了“我的”', '阿远 viewed “Me”'],
  [{ page: '/subpackages/chat/pages/chat/index' }, '阿远 看了“消息”', '阿远 viewed “Messages”'],
  [{ page: '/pages/mall/index?id=1' }, '阿远 看了/pages/mall/index', '阿远 viewed /pages/mall/index'],
  [{ type: 'click', target: { text: '收藏' } }, '阿远 点了“收藏”', '阿远 tapped “收藏”'],
  [
    { type: 'click', title: '夜里的一杯', target: { text: '收藏' } },
    '阿远 点了《夜里的一杯》 · “收藏”',
    '阿远 tapped “夜里的一杯” · “收藏”',
  ],
  [
    { type: 'exposure', title: '夜里的一杯', target: { position: 2 } },
    '阿远 刷到了《夜里的一杯》 · 第 3 个',
    '阿远 scrolled past “夜里的一杯” · no. 3',
  ],
  [{ type: 'search', props: { query: '冷萃' } }, '阿远 搜索了“冷萃”', '阿远 searched for “冷萃”'],
  [
    { type: 'portraits.tag-assigned', target: { type: 'tag', id: 'night-owl', text: '夜猫子' } },
    '阿远 得到了标签“夜猫子”',
    '阿远 earned the tag “Night owl”',
  ],
  [
    { type: 'content.published', personId: '', personName: undefined, title: '新的一篇' },
    '品牌 发布了《新的一篇》',
    'The brand published “新的一篇”',
  ],
  [{ type: 'custom:spin-wheel' }, '阿远 做了“spin-wheel”', '阿远 did “spin-wheel”'],
  [
    { type: 'mall.order-paid', personName: undefined },
    '某人 发生了 mall.order-paid',
    'Somebody had mall.order-paid',
  ],
])('%j', (part, zh, en) => {
  expect(say(part)).toBe(zh);
  expect(say(part, 'en')).toBe(en);
});
