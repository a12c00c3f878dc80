import { createLogger } from '../../../platform/logger';
import { type Asked, startStandIn } from '../test/platform-stand-in';
import { createWechatClient } from './wechat';

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

const log = createLogger('silent');
const client = (more: object = {}) =>
  createWechatClient({ appId: 'wx1234', appSecret: 'se cret', origin: standIn.origin, ...more }, log);

it('asks as the documentation says and takes the openid alone', async () => {
  answer = '{"session_key":"SESSIONKEY==","openid":"oGZUI0egBJY1zhBYw2KhdUfwVJJE","unionid":"UNION"}';
  expect(await client().accountOf('0716AVll20')).toBe('oGZUI0egBJY1zhBYw2KhdUfwVJJE');
  expect(asked.method).toBe('GET');
  expect(asked.url.pathname).toBe('/sns/jscode2session');
  expect(Object.fromEntries(asked.url.searchParams)).toEqual({
    appid: 'wx1234',
    secret: 'se cret',
    js_code: '0716AVll20',
    grant_type: 'authorization_code',
  });
});

it.each([
  ['{"errcode":40029,"errmsg":"invalid code, rid: 5f"}', 'identity.code-refused'],
  ['{"errcode":"40029","errmsg":"invalid code"}', 'identity.code-refused'],
  ['{"errcode":40163,"errmsg":"code been used"}', 'identity.code-refused'],
  ['{"errcode":40226,"errmsg":"code blocked"}', 'identity.code-refused'],
  ['{"errcode":45011,"errmsg":"api minute-quota reach limit"}', 'request.limited'],
  ['{"errcode":-1,"errmsg":"system error"}', 'identity.channel-unreachable'],
  ['{"errcode":40125,"errmsg":"invalid appsecret"}', 'identity.channel-unreachable'],
  ['<html>', 'identity.channel-unreachable'],
  ['{}', 'identity.channel-unreachable'],
  [null, 'identity.channel-unreachable'],
])('on %s says %s', async (text, code) => {
  answer = text;
  await expect(client().accountOf('code')).rejects.toMatchObject({ code });
});

it('does not ask without its app id and secret', async () => {
  await expect(client({ appSecret: undefined }).accountOf('code')).rejects.toMatchObject({
    code: 'identity.channel-not-configured',
  });
});
