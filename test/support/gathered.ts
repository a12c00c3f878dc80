/** Everything that is told one after the other, as a list. */
export async function gathered<T>(told: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of told) list.push(one);
  return list;
}
