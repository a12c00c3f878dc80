import { brandLogo, brandMark } from './pictures/logo';

export const brand = {
  key: 'manchuan',
  name: { zh: '慢川', en: 'Manchuan' },
  slogan: { zh: '水往低处走，人往好处坐', en: 'Slow river, good company' },
  about: {
    zh: '慢川是一家做咖啡和茶的小店，2016 年从杭州运河边的老米铺开始，如今在杭州、上海、成都、昆明有六家。我们把价格写在包装上，把椅子摆在有光的地方，把话说得短一点。',
    en: 'Manchuan makes coffee and tea. It began in 2016 in an old rice shop on the Hangzhou canal and now keeps six houses in Hangzhou, Shanghai, Chengdu and Kunming. We print what the farmer was paid on the bag, put chairs where the light falls, and keep our sentences short.',
  },
  /** Mark and name, for light grounds; `logoDark` for dark ones. */
  logo: brandLogo(),
  logoDark: brandLogo('#efece6'),
  mark: brandMark,
  colour: '#b9563d',
} as const;
