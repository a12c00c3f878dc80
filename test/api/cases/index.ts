import type { RouteKey } from '@wanglai/contract';
import type { Cases } from '../case';
import { chatCases } from './chat';
import { contentCases } from './content';
import { identityCases } from './identity';
import { interactionsCases } from './interactions';
import { noticesCases } from './notices';
import { portraitsCases } from './portraits';

/** One entry per route of the contract; a route without one does not compile. */
export const cases: Cases = {
  ...identityCases,
  ...interactionsCases,
  ...noticesCases,
  ...portraitsCases,
  ...contentCases,
  ...chatCases,
};

export const routeKeys = Object.keys(cases) as RouteKey[];
