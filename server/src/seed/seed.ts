import type { Rooms } from '../rooms';
import { demoPassword } from './plant-identity';
import type { Soil } from './planting';
import { plantings } from './plantings';

/**
 * Fills what a first start needs: the accounts, and with `SEED=demo` the demo brand. Every start may call it; what is
 * there stays as it is. Returns lines that tell a person at the terminal who can sign in.
 */
export async function seed(rooms: Rooms, soil: Soil): Promise<string[]> {
  const { config } = soil;
  if (config.seed === 'demo') for (const plant of plantings) await plant(rooms, soil);
  await rooms.identity.staff.seed();
  if (config.demo && config.seed === 'demo')
    return [
      'Consumers: the mini-program at / asks who you want to be.',
      `Staff: the console at /console; demo-operator, demo-moderator, demo-agent, demo-sales or demo-admin, password ${demoPassword}.`,
    ];
  if (config.demo) return ['Staff: the console at /console lets you in by role; no brand was seeded.'];
  return [
    config.adminPassword
      ? 'Staff: admin, with the password of ADMIN_PASSWORD.'
      : 'Set ADMIN_PASSWORD to make the first account.',
  ];
}
