import type { ContentPiece } from '../content-piece';
import { beans } from './beans';
import { deals } from './deals';
import { dessert } from './dessert';
import { gear } from './gear';
import { latteArt } from './latte-art';
import { pourOver } from './pour-over';
import { sleep } from './sleep';
import { stores } from './stores';
import { sustain } from './sustain';
import { tea } from './tea';

export const contents: readonly ContentPiece[] = [
  ...pourOver,
  ...beans,
  ...gear,
  ...latteArt,
  ...tea,
  ...sleep,
  ...deals,
  ...stores,
  ...dessert,
  ...sustain,
];
