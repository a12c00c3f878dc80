const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/**
 * Maker of UUID version 7 (RFC 9562, section 6.2, method 1): 48 bits of milliseconds, a 12-bit counter, 62
 * random bits. Ids of one maker grow strictly, also within a millisecond and when the clock steps back.
 * @param now milliseconds since 1970
 * @param random a number in [0, 1)
 */
export function createUuid(now: () => number, random: () => number): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const at = Math.floor(now()) || 0;
    if (at > last) {
      last = at;
      // The counter starts in its lower half, so that there is room to count.
      counter = Math.floor(random() * 0x800);
    } else if (++counter > 0xfff) {
      last++;
      counter = 0;
    }
    const time = hex(last, 12);
    const tail = hex(Math.floor(random() * 0x10000), 4) + hex(Math.floor(random() * 0x100000000), 8);
    const variant = hex(0x8000 + Math.floor(random() * 0x4000), 4);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${variant}-${tail}`;
  };
}
