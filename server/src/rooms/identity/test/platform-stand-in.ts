import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  url: URL;
  body: string;
}

/** A small server that speaks for WeChat or Alipay; answers with text, or hangs up on null. */
export async function startStandIn(answer: (asked: Asked) => string | null) {
  const server = createServer(async (request, reply) => {
    const text = answer({
      method: request.method!,
      url: new URL(request.url!, 'http://stand-in'),
      body: await bodyOf(request),
    });
    if (text === null) reply.destroy();
    else reply.setHeader('content-type', 'text/plain').end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
