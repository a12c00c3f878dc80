/** Mini-programs have no compressor of their own, and one of ours would cost more than it saves. */
export const gzip = async (_text: string): Promise<Uint8Array | null> => null;
