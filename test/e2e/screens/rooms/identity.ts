import type { RoomScreens } from '../room-screens';

/** Who somebody is, and what stands around all other rooms. */
export const identity: RoomScreens = {
  app: {
    me: ['/pages/me/index', '.profile__name'],
    settings: ['/subpackages/account/pages/settings/index', '.settings'],
    about: ['/subpackages/account/pages/about/index', '.about__brand'],
  },
  console: { nowhere: ['/nowhere', 'h1'] },
  async setUp({ staff }) {
    const operator = await staff('operator');
    const { brand, personas } = await operator.call('GET /about');
    const names = [...(await operator.call('GET /staff')).items, ...personas].map(({ name }) => name);
    return { words: [brand.name, ...names, ...names.map((name) => name.slice(0, 1))] };
  },
};
