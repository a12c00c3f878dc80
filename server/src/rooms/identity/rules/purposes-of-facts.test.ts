import { PURPOSES } from '@wanglai/contract';
import { mustBeTold, PURPOSES_OF_FACTS } from './purposes-of-facts';

it('a withdrawal is told of each purpose that some fact needs', () => {
  const told = PURPOSES.filter((purpose) => mustBeTold(purpose, false));
  expect(told).toEqual(PURPOSES.filter((purpose) => PURPOSES_OF_FACTS.has(purpose)));
  expect(told).toContain('service');
});

it('a grant is told of the same but service, without which nobody is kept in memory', () => {
  const told = PURPOSES.filter((purpose) => mustBeTold(purpose, true));
  expect(told).toEqual(PURPOSES.filter((one) => one !== 'service' && PURPOSES_OF_FACTS.has(one)));
});
