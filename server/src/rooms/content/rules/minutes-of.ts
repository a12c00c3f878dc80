const HAN_PER_MINUTE = 400;
/** 200 words a minute. */
const HAN_PER_WORD = 2;

/** Whole minutes to read a text, at least one: 400 Chinese characters or 200 words of other scripts a minute. */
export function minutesOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return Math.max(1, Math.ceil((han + words * HAN_PER_WORD) / HAN_PER_MINUTE));
}
