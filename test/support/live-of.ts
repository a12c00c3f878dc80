import { type Client, createLive, type Live } from '@wanglai/client';

/** A connected device of a client; resolves once it is online. */
export async function liveOf(client: Client): Promise<Live> {
  const live = createLive({ client });
  await new Promise<void>((online) => {
    const stop = live.onState((state) => {
      if (state !== 'online') return;
      stop();
      online();
    });
    live.start();
  });
  return live;
}

/** The next event of a name, which must pass `match` if given. */
export function next<E extends Parameters<Live['on']>[0]>(
  live: Live,
  event: E,
  match: (payload: never) => boolean = () => true,
): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const stop = live.on(event, ((payload: Record<string, unknown>) => {
      if (!match(payload as never)) return;
      stop();
      resolve(payload);
    }) as never);
  });
}
