import { generateKeyPairSync } from 'node:crypto';
import { createLogger } from '../../../platform/logger';
import { type Asked, startStandIn } from '../test/platform-stand-in';
import { createAlipayClient } from './alipay';
import {
  contentToSign,
  rawMember,
  readPrivateKey,
  readPublicKey,
  signRsa2,
  verifyRsa2,
} from './alipay-signature';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const alipay = generateKeyPairSync('rsa', { modulusLength: 2048 });
const bare = (key: typeof own.privateKey, type: 'pkcs1' | 'pkcs8' | 'spki') =>
  key.export({ format: 'der', type: type as 'pkcs1' }).toString('base64');

// The reply of the documentation, shortened.
const GRANTED =
  '{"access_token":"20120823ac6ffaa4d2d84e7384bf983531473993","expires_in":"3600","user_id":"2088102150477652"}';
const signed = (raw: string, key = alipay.privateKey) =>
  `{"alipay_system_oauth_token_response":${raw},"sign":"${signRsa2(raw, key)}"}`;

let answer: string | null = '';
let asked: Asked;
let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeAll(async () => {
  standIn = await startStandIn((request) => {
    asked = request;
    return answer;
  });
});
afterAll(() => standIn.close());

const client = (more: object = {}) =>
  createAlipayClient(
    {
      appId: '2014072300007148',
      privateKey: bare(own.privateKey, 'pkcs8'),
      publicKey: bare(alipay.publicKey, 'spki'),
      gateway: `${standIn.origin}/gateway.do`,
      ...more,
    },
    { now: () => new Date('2026-11-21T18:30:05Z'), log: createLogger('silent') },
  );

describe('what is signed', () => {
  it('is what the documentation shows', () => {
    expect(
      contentToSign({
        app_id: '2014072300007148',
        method: 'alipay.mobile.public.menu.add',
        charset: 'GBK',
        sign_type: 'RSA2',
        timestamp: '2014-07-24 03:07:50',
        biz_content: '{"button":[{"actionParam":"ZFB_HFCZ","actionType":"out","name":"话费充值"}]}',
        sign: 'e9zEAe4TTQ4LPLQvETPoLGXTiURcxiAKfMVQ6Hrrsx2hmyIEGvSfAQzbLxHrhyZ48wOJXTsD4FPnt',
        notify_url: '',
        version: '1.0',
      }),
    ).toBe(
      'app_id=2014072300007148&biz_content={"button":[{"actionParam":"ZFB_HFCZ","actionType":"out","name":"话费充值"}]}&charset=GBK&method=alipay.mobile.public.menu.add&sign_type=RSA2&timestamp=2014-07-24 03:07:50&version=1.0',
    );
  });

  it.each([
    ['{"a_response":{"x":1},"sign":"s"}', '{"x":1}'],
    ['{"a_response": {"x":"}\\"{"} ,"sign":"s"}', '{"x":"}\\"{"}'],
    ['{"sign":"s","a_response":{"x":[{"y":{}}]}}', '{"x":[{"y":{}}]}'],
    ['{"other":{"a_response":{"x":2}},"sign":"s"}', null],
    ['{"other":"\\"a_response\\":{}"}', null],
    ['{"a_response":"text"}', null],
    ['{"a_response":{"cut', null],
    ['', null],
  ])('of the reply %s is %s', (json, raw) => {
    expect(rawMember(json, 'a_response')).toBe(raw);
  });
});

it.each([
  ['PKCS #8 PEM', own.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
  [
    'PKCS #1 PEM with written line ends',
    own.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString().replaceAll('\n', '\\n'),
  ],
  ['bare PKCS #8', bare(own.privateKey, 'pkcs8')],
  ['bare PKCS #1', bare(own.privateKey, 'pkcs1')],
])('takes a private key as %s', (_, text) => {
  expect(verifyRsa2('a=1', signRsa2('a=1', readPrivateKey(text)), own.publicKey)).toBe(true);
});

it.each([
  ['PEM', own.publicKey.export({ format: 'pem', type: 'spki' }).toString()],
  ['bare SubjectPublicKeyInfo', bare(own.publicKey, 'spki')],
  ['bare PKCS #1', bare(own.publicKey, 'pkcs1')],
])('takes a public key as %s', (_, text) => {
  expect(verifyRsa2('a=1', signRsa2('a=1', own.privateKey), readPublicKey(text))).toBe(true);
});

describe('alipay.system.oauth.token', () => {
  it('is asked with a signature over every parameter, at Beijing time', async () => {
    answer = signed(GRANTED);
    expect(await client().accountOf('4b203fe6c11548bcabd8da5bb087a83b')).toBe('2088102150477652');
    expect(asked.method).toBe('POST');
    const { sign, ...params } = {
      ...Object.fromEntries(asked.url.searchParams),
      ...Object.fromEntries(new URLSearchParams(asked.body)),
    } as Record<string, string>;
    expect(params).toEqual({
      app_id: '2014072300007148',
      method: 'alipay.system.oauth.token',
      format: 'JSON',
      charset: 'utf-8',
      sign_type: 'RSA2',
      timestamp: '2026-11-22 02:30:05',
      version: '1.0',
      grant_type: 'authorization_code',
      code: '4b203fe6c11548bcabd8da5bb087a83b',
    });
    expect(verifyRsa2(contentToSign(params), sign!, own.publicKey)).toBe(true);
  });

  it('tells newer apps an open id', async () => {
    answer = signed('{"access_token":"a","open_id":"083luGU2ef8yeC95sroZ9WGyojnYtj3lBoBA6lY_2PlBrU4"}');
    expect(await client().accountOf('code')).toBe('083luGU2ef8yeC95sroZ9WGyojnYtj3lBoBA6lY_2PlBrU4');
  });

  it('is believed when slashes were escaped after signing', async () => {
    const raw = '{"url":"https://a/b","user_id":"1"}';
    answer = signed(raw).replace('https://a/b', 'https:\\/\\/a\\/b');
    expect(await client().accountOf('code')).toBe('1');
  });

  const error = (body: object) => `{"error_response":${JSON.stringify(body)},"sign":"x"}`;
  it.each([
    [
      'a used code',
      error({
        code: '40002',
        msg: 'Invalid Arguments',
        sub_code: 'isv.code-invalid',
        sub_msg: '授权码code无效',
      }),
      'identity.code-refused',
    ],
    [
      'a refusal inside the reply',
      signed('{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.code-invalid"}'),
      'identity.code-refused',
    ],
    [
      'trouble at Alipay',
      error({ code: '20000', msg: 'Service Currently Unavailable', sub_code: 'isp.unknow-error' }),
      'identity.channel-unreachable',
    ],
    [
      'a reply that somebody changed',
      signed(GRANTED).replace('2088102150477652', '2088102150477653'),
      'identity.channel-unreachable',
    ],
    ['a reply that somebody else signed', signed(GRANTED, own.privateKey), 'identity.channel-unreachable'],
    [
      'a reply without signature',
      `{"alipay_system_oauth_token_response":${GRANTED}}`,
      'identity.channel-unreachable',
    ],
    ['what is not JSON', '<html>', 'identity.channel-unreachable'],
    ['a cut line', null, 'identity.channel-unreachable'],
  ])('on %s', async (_, text, code) => {
    answer = text;
    await expect(client().accountOf('code')).rejects.toMatchObject({ code });
  });

  it('is not asked without keys', async () => {
    await expect(client({ publicKey: undefined }).accountOf('code')).rejects.toMatchObject({
      code: 'identity.channel-not-configured',
    });
  });
});
