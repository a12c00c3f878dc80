import { brand, personas, staff } from '@wanglai/demo-brand';
import type { Words } from '../platform/localise';
import type { Identity } from '../rooms/identity';
import type { Planting } from './planting';

/** Said at the terminal; only accounts of a demo bear it. */
export const demoPassword = 'manchuan-demo';

/** What each demo consumer is like, in a few words; by key. */
const HABITS: Record<string, Words> = {
  'night-reader': { zh: '零点以后连读几篇短文', en: 'Reads a few short pieces after midnight' },
  'deal-hunter': { zh: '午休看优惠，先算账再下单', en: 'Checks the offers over lunch, counts, then buys' },
  helper: { zh: '晚饭后答新手的问题', en: 'Answers beginners after dinner' },
  spreader: { zh: '周末读很多，喜欢就发给朋友', en: 'Reads a lot at weekends and shares what is good' },
  drifting: { zh: '从前每天来，现在两三周一次', en: 'Came every day once, now every few weeks' },
};

/** The brand's staff, and the brand itself, which comes last and says that all is there. */
export const plantIdentity: Planting = async ({ identity, media }) => {
  if (await identity.brand.get()) return;
  await plantStaff(identity);
  const { name, slogan, about } = brand;
  await identity.brand.set({
    name,
    slogan,
    about,
    logo: await media.keepDrawing(brand.logo),
    personas: personas.map((one) => ({
      name: one.name,
      zone: one.zone,
      habit: HABITS[one.key] ?? { zh: one.habits, en: one.habits },
    })),
  });
};

/** The first of each role bears the name that the demo door looks for. */
async function plantStaff(identity: Identity): Promise<void> {
  const met = new Set<string>();
  for (const { role, username, name } of staff) {
    const account = met.has(role) ? username : `demo-${role}`;
    met.add(role);
    await identity.staff.create({ username: account, name, role, password: demoPassword });
  }
}
