import { personIdOf } from '../../support/people';
import { aboutPerson } from '../about-person';
import { type Again, type Case, type CasesOf, NOBODY } from '../case';
import { type ApiWorld, unique, wechatCode } from '../world';

/** The same one, in one more session. */
const newSession: Again = {
  grows: ['identity.sessions'],
  body: (first, second) => {
    const who = (reply: unknown) => {
      const { person, staff } = reply as { person?: object; staff?: object };
      return { person, staff };
    };
    expect(who(second)).toEqual(who(first));
    expect((second as { refreshToken: string }).refreshToken).not.toBe(
      (first as { refreshToken: string }).refreshToken,
    );
  },
};

/** Longer than a repeated refresh is forgiven. */
const UNFORGIVEN_MS = 30_000;

const mine = (body?: unknown): Case => ({
  proper: async (world) => ({ as: await world.person(), ...(body !== undefined && { body }) }),
});

async function refreshToken(world: ApiWorld): Promise<string> {
  return (await world.person()).session.current!.refreshToken;
}

const byPassword: Case = {
  async proper(world) {
    const username = unique('staff');
    const password = unique('password');
    await world.server.app.rooms.identity.staff.create({ username, password, name: '试', role: 'sales' });
    return { as: null, body: { username, password } };
  },
  foreign: async () => [
    {
      what: "nobody's",
      call: { as: null, body: { username: unique('nobody'), password: 'wrong-password' } },
      code: 'identity.wrong-credentials',
    },
  ],
};

export const identityCases: CasesOf<'identity'> = {
  'GET /about': { proper: async () => ({ as: null }) },
  'POST /auth/visitor': {
    proper: async () => ({ as: null, body: { deviceId: unique('device'), zone: 'Europe/Moscow' } }),
    again: newSession,
  },
  'POST /auth/wechat': {
    proper: async () => ({ as: null, body: { code: wechatCode(unique('openid')) } }),
    again: { code: 'identity.code-refused' },
  },
  'POST /auth/alipay': {
    proper: async () => ({ as: null, body: { code: wechatCode(unique('user')), zone: 'Asia/Shanghai' } }),
    again: { code: 'identity.code-refused' },
  },
  'POST /auth/refresh': {
    proper: async (world) => ({ as: null, body: { refreshToken: await refreshToken(world) } }),
    again: { between: (world) => world.later(UNFORGIVEN_MS), code: 'identity.refresh-reused' },
    foreign: async () => [
      {
        what: "nobody's",
        call: { as: null, body: { refreshToken: `${'a'.repeat(22)}.${'b'.repeat(43)}` } },
        code: 'auth.invalid-token',
      },
    ],
  },
  'POST /auth/staff': { ...byPassword, again: newSession },
  'POST /auth/staff/second-factor': {
    ...byPassword,
    again: { body: (first, second) => expect(second).not.toEqual(first) },
  },
  'POST /auth/demo': {
    proper: async () => ({
      as: null,
      body: { persona: 'consumer', name: unique('小满'), zone: 'Asia/Tokyo' },
    }),
    again: newSession,
  },
  'POST /auth/logout': {
    proper: async (world) => ({ as: null, body: { refreshToken: await refreshToken(world) } }),
  },
  'GET /staff': { proper: async (world) => ({ as: await world.staff('agent') }) },
  'GET /me': mine(),
  'PATCH /me': mine({ name: '林夕', zone: 'Europe/Moscow', locale: 'en', quietHours: { from: 22, to: 8 } }),
  'DELETE /me': { ...mine(), again: { code: 'auth.invalid-token' } },
  'GET /me/export': mine(),
  'GET /people/:id': aboutPerson((world) => world.person()),
  'POST /people/:id/split': {
    async proper(world) {
      const { id, sourceId } = await world.merged();
      return { as: await world.staff('admin'), params: { id }, body: { sourceId } };
    },
    refused: 'operator',
    again: { code: 'identity.not-merged' },
    async foreign(world) {
      const as = await world.staff('admin');
      const id = personIdOf(await world.person());
      const other = personIdOf(await world.person());
      return [
        {
          what: 'nobody',
          call: { as, params: { id: NOBODY }, body: { sourceId: id } },
          code: 'person.not-found',
        },
        {
          what: 'two strangers',
          call: { as, params: { id }, body: { sourceId: other } },
          code: 'identity.not-merged',
        },
      ];
    },
  },
};
