/**
 * How many of something a test lays down: a tenth of what is promised while one works, all of it where FULL_SCALE is set,
 * as in `.ci/run`. What is shown is the same; only the wait differs.
 */
export const scaled = (full: number): number => (process.env.FULL_SCALE ? full : full / 10);
