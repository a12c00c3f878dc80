import type { About } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { say } from '../../../platform/localise';
import type { BrandSettings } from '../models/settings.model';
import type { Store } from '../store';

/** Before anybody has told the brand. */
const UNNAMED: BrandSettings = {
  _id: 'brand',
  name: { zh: '往来', en: 'Wanglai' },
  slogan: { zh: '有来有往，才是关系', en: 'Coming and going makes a relation' },
  about: { zh: '', en: '' },
  logo: null,
  personas: [],
};

/** The brand in the caller's language; the demo's personas only in the demo. */
export async function readAbout(store: Store, ctx: Ctx): Promise<About> {
  const brand = (await store.settings.brand()) ?? UNNAMED;
  const { demo } = store.platform.config;
  return {
    brand: {
      name: say(brand.name, ctx.locale),
      slogan: say(brand.slogan, ctx.locale),
      about: say(brand.about, ctx.locale),
      logo: brand.logo,
    },
    demo,
    personas: demo
      ? brand.personas.map(({ name, zone, habit }) => ({ name, zone, habit: say(habit, ctx.locale) }))
      : [],
  };
}
