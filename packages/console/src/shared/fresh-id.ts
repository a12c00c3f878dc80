/** 32 random hex digits. Unlike `randomUUID` it also works where the console is served over plain http. */
export const freshId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
