import type { Purpose } from '@wanglai/contract';
import type { Words } from '../../../platform/localise';

/** What the product may do under each purpose, and stops doing at once when it is withdrawn. */
export const PURPOSE_MEANING: Record<Purpose, Words> = {
  service: {
    zh: '记录你在这里做的事，用来提供服务',
    en: 'Record what you do here, in order to serve you',
  },
  personalisation: {
    zh: '根据记录了解你，为你挑选内容，并说明理由',
    en: 'Know you from the record and choose for you, with the reason',
  },
  marketing: { zh: '在活动中联系你', en: 'Reach you in campaigns' },
  sensitive: {
    zh: '推测睡眠、健康等敏感的事',
    en: 'Guess at sensitive things such as sleep or health',
  },
  sharing: {
    zh: '在别人的分享链中以名字出现',
    en: 'Count by name in other people’s share chains',
  },
};
