export type TopicKey =
  | 'pour-over'
  | 'beans'
  | 'gear'
  | 'latte-art'
  | 'tea'
  | 'sleep'
  | 'deals'
  | 'stores'
  | 'dessert'
  | 'sustain';

export interface Topic {
  key: TopicKey;
  label: { zh: string; en: string };
  /** `#rrggbb`, readable as text on white (AA). */
  colour: string;
  /** Name of an icon of `@wanglai/design`. */
  icon: string;
}

export const topics: readonly Topic[] = [
  { key: 'pour-over', label: { zh: '手冲', en: 'Pour-over' }, colour: '#a5472e', icon: 'droplet' },
  { key: 'beans', label: { zh: '产地豆事', en: 'Beans & origins' }, colour: '#7a4b2e', icon: 'bean' },
  { key: 'gear', label: { zh: '器具', en: 'Gear' }, colour: '#4b5356', icon: 'settings' },
  { key: 'latte-art', label: { zh: '奶咖拉花', en: 'Milk & latte art' }, colour: '#8f5a12', icon: 'milk' },
  { key: 'tea', label: { zh: '茶', en: 'Tea' }, colour: '#4f6b35', icon: 'leaf' },
  { key: 'sleep', label: { zh: '睡眠与咖啡因', en: 'Sleep & caffeine' }, colour: '#3b4f7d', icon: 'moon' },
  { key: 'deals', label: { zh: '优惠', en: 'Offers' }, colour: '#b03a48', icon: 'ticket' },
  { key: 'stores', label: { zh: '门店', en: 'Stores' }, colour: '#2f6f6b', icon: 'store' },
  { key: 'dessert', label: { zh: '甜点', en: 'Desserts' }, colour: '#9a4a6b', icon: 'cake' },
  { key: 'sustain', label: { zh: '可持续', en: 'Sustainability' }, colour: '#3f7048', icon: 'sprout' },
];
