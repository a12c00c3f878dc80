import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServer, type TestServer } from '../../test/support/start-server';

/** A reverse proxy as they are: it appends the address it saw to what the client said. */
async function startProxy(origin: string): Promise<Server & { origin: string }> {
  const proxy = createServer((asked, reply) => {
    const said = asked.headers['x-forwarded-for'];
    // The machine has one address only, so a header says which one the proxy saw.
    const saw = String(asked.headers['x-test-peer'] ?? asked.socket.remoteAddress);
    const headers = { ...asked.headers, 'x-forwarded-for': said ? `${said}, ${saw}` : saw };
    const onward = request(origin + asked.url, { method: asked.method, headers }, (answer) => {
      reply.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(reply);
    });
    asked.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return Object.assign(proxy, { origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
}

let server: TestServer;
let proxy: Server & { origin: string };
beforeAll(async () => {
  // Three sign-ins a minute from one address.
  server = await startServer({ upTo: 'interactions', env: { TRUST_PROXY: '1', RATE_LIMIT: '0.05' } });
  proxy = await startProxy(server.origin);
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await server.stop();
});

const knock = async (peer: string, claimed: string) => {
  const reply = await fetch(`${proxy.origin}/api/v1/auth/visitor`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-peer': peer, 'x-forwarded-for': claimed },
    body: JSON.stringify({ deviceId: `device-${peer}-${claimed}` }),
  });
  await reply.text();
  return reply.status;
};

it('behind a proxy nobody escapes a limit by claiming another address with each request', async () => {
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push(await knock('203.0.113.7', `198.51.100.${i}`));
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect(await knock('203.0.113.8', '203.0.113.7')).toBe(200);
});

it('nor by another address of the same IPv6 network', async () => {
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push(await knock(`2001:db8:1:2::${i + 1}`, ''));
  expect(statuses[3]).toBe(429);
});

it('metrics without a token are for this machine, and not for those behind a proxy on it', async () => {
  expect((await fetch(`${server.origin}/metrics`)).status).toBe(200);
  expect((await fetch(`${proxy.origin}/metrics`)).status).toBe(403);
});
