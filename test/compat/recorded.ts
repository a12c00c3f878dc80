import {
  type Acquaintance,
  type Deed,
  type LifeName,
  type Line,
  type Reply,
  readRecording,
} from '../fixtures/recording';

const recording = readRecording();

const linesOf = <K extends Line['kind']>(kind: K) =>
  recording.filter((line): line is Extract<Line, { kind: K }> => line.kind === kind);
/** Lines of a kind that belong to a life. */
const told = <T extends { life: LifeName }>(lines: T[], life: LifeName) =>
  lines.filter((line) => line.life === life);

/** The OpenAPI document of the version that made the fixture. */
export const yesterdaysApi = linesOf('api')[0]!.document;
/** What sockets brought then. */
export const heardThen = linesOf('heard');
export const repliesOf = (life: LifeName): Reply[] => told(linesOf('reply'), life);
export const deedsOf = (life: LifeName): Deed[] => told(linesOf('deed'), life);
export const peopleOf = (life: LifeName): Acquaintance[] => told(linesOf('acquaintance'), life);
/** Where the clock stood when a life ended, ms since epoch. */
export const endOf = (life: LifeName): number => Date.parse(told(linesOf('clock'), life)[0]!.at);
