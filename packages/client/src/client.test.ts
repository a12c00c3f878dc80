import { createClient, type HttpReply, type HttpRequest } from './client';

const session = (n: number) => ({
  accessToken: `access-${n}`,
  refreshToken: `refresh-${n}-0123456789abcdef`,
  expiresAt: '2026-11-21T00:00:00Z',
  person: { id: '6740a1f2c3d4e5f60718293a', name: '林夕' },
});
const problem = (status: number, code: string): HttpReply => ({
  status,
  text: JSON.stringify({ type: 'about:blank', title: code, status, code, message: code, requestId: 'r' }),
});

/** A client over a network that answers as told, and remembers what it was asked. */
function clientOver(
  answer: (request: HttpRequest, nth: number) => HttpReply | Promise<HttpReply>,
  kept: string | null = null,
) {
  const asked: HttpRequest[] = [];
  const client = createClient({
    origin: 'http://brand.test',
    locale: () => 'en',
    store: {
      get: () => kept,
      set: (text) => {
        kept = text;
      },
    },
    send: async (request) => {
      asked.push(request);
      return answer(request, asked.length);
    },
  });
  return { client, asked, kept: () => kept };
}

it('calls a route by its key, with its parts in place', async () => {
  const { client, asked } = clientOver(() => ({ status: 200, text: '{"items":[],"nextCursor":null}' }));
  client.session.signIn(session(1));
  await client.call('GET /people/:id/interactions', {
    params: { id: 'a/b' },
    query: { limit: 5, cursor: 'x=' },
  });
  expect(asked[0]).toMatchObject({
    method: 'GET',
    url: 'http://brand.test/api/v1/people/a%2Fb/interactions?limit=5&cursor=x%3D',
    headers: { Authorization: 'Bearer access-1', 'Accept-Language': 'en' },
  });
});

it('renews an access token that has run out once, however many calls meet it, and tries them again', async () => {
  const { client, asked, kept } = clientOver((request) => {
    if (request.url.endsWith('/auth/refresh')) return { status: 200, text: JSON.stringify(session(2)) };
    return request.headers['Authorization'] === 'Bearer access-2'
      ? { status: 200, text: '[]' }
      : problem(401, 'auth.invalid-token');
  });
  client.session.signIn(session(1));
  await Promise.all([
    client.call('GET /me/tags'),
    client.call('GET /me/tags'),
    client.call('GET /me/consents'),
  ]);
  expect(asked.filter(({ url }) => url.endsWith('/auth/refresh'))).toHaveLength(1);
  expect(JSON.parse(kept()!)).toMatchObject({ accessToken: 'access-2' });
});

it('signs out when the session is over, and says so by the error', async () => {
  const { client } = clientOver(() => problem(401, 'auth.invalid-token'));
  client.session.signIn(session(1));
  await expect(client.call('GET /me')).rejects.toMatchObject({
    status: 401,
    code: 'auth.invalid-token',
    offline: false,
  });
  expect(client.session.current).toBeNull();
});

it('keeps the session when the network is away while it renews', async () => {
  const { client } = clientOver((request) => {
    if (request.url.endsWith('/auth/refresh')) throw new TypeError('no network');
    return problem(401, 'auth.invalid-token');
  });
  client.session.signIn(session(1));
  await expect(client.call('GET /me')).rejects.toMatchObject({ offline: true, code: 'client.offline' });
  expect(client.session.current).toMatchObject({ accessToken: 'access-1' });
});

it('does not bring back who signed out while it renewed', async () => {
  let answered = (_: HttpReply) => {};
  const { client } = clientOver((request) =>
    request.url.endsWith('/auth/refresh')
      ? new Promise<HttpReply>((resolve) => {
          answered = resolve;
        })
      : problem(401, 'auth.invalid-token'),
  );
  client.session.signIn(session(1));
  const renewing = client.renew();
  client.session.signOut();
  answered({ status: 200, text: JSON.stringify(session(2)) });
  expect(await renewing).toBeNull();
  expect(client.session.current).toBeNull();
});

it.each([
  [
    'a proxy’s page',
    { status: 502, text: '<html>Bad gateway</html>' },
    { status: 502, code: 'client.unreadable' },
  ],
  ['a problem document', problem(409, 'content.wrong-state'), { status: 409, code: 'content.wrong-state' }],
])('turns %s into an error with a status and a code', async (_, reply, expected) => {
  const { client } = clientOver(() => reply);
  await expect(client.call('GET /topics')).rejects.toMatchObject(expected);
});

it('takes an unreadable stored session for none', () => {
  expect(clientOver(() => ({ status: 204, text: '' }), '{"accessToken":').client.session.current).toBeNull();
});
