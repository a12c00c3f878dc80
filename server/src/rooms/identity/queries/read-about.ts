import type { About } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { say } from '../../../platform/localise';
import type { BrandSettings } from '../models/settings.model';
import type { Parts } from '../parts';

/** Before anybody has told the brand. */
const UNNAMED: BrandSettings = {
  name: { zh: '往来', en: 'Wanglai' },
  slogan: { zh: '有来有往，才是关系', en: 'Coming and going makes a relation' },
  about: { zh: '', en: '' },
  personas: [],
};

/** The brand in the caller's language; the demo's personas only in the demo. */
export async function readAbout(parts: Parts, ctx: Ctx): Promise<About> {
  const brand = (await parts.settings.brand()) ?? UNNAMED;
  const { demo } = parts.platform.config;
  return {
    brand: {
      name: say(brand.name, ctx.locale),
      slogan: say(brand.slogan, ctx.locale),
      about: say(brand.about, ctx.locale),
      logo: brand.logo ?? null,
    },
    demo,
    personas: demo
      ? brand.personas.map(({ name, zone, habit }) => ({ name, zone, habit: say(habit, ctx.locale) }))
      : [],
  };
}
