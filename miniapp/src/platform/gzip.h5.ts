/** Gzip by the browser; null where it has no compressor. */
export async function gzip(text: string): Promise<Uint8Array | null> {
  if (typeof CompressionStream !== 'function') return null;
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
