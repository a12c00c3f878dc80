import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootAlipay } from '../support/alipay-host';
import type { BootOptions, MiniProgram } from '../support/mini-program-host/boot';
import { hasClass, pathTo } from '../support/mini-program-host/tree';
import { type Platforms, startPlatforms } from '../support/platforms';
import { keepsItsPromises } from './mini-program-promises';

describe('the compiled mini-program for Alipay', () => {
  let platforms: Platforms;
  let codes = 0;
  beforeAll(async () => {
    platforms = await startPlatforms();
  });
  afterAll(() => platforms.stop());

  const boot = (options: BootOptions) =>
    bootAlipay({ ...options, authCode: () => `somebody-in-alipay~${++codes}` });
  const app = keepsItsPromises({ type: 'alipay', boot, env: () => platforms.env });

  it('is a project that the tools of Alipay open, whatever app id one has', () => {
    const project = JSON.parse(readFileSync(join(app.dist, 'mini.project.json'), 'utf8'));
    expect(project).toMatchObject({ format: 2, compileType: 'mini', miniprogramRoot: './' });
    expect(JSON.stringify(project)).not.toMatch(/appid/i);
  });

  it('shows no counter of letters below the field of the conversation', async () => {
    const phone = await app.boot();
    await phone.open(app.chat);
    await phone.waitFor(() => pathTo(phone.tree(), (node) => hasClass(node, 'composer__field')).length > 0);
    expect(phone.attribute('composer__field', 'show-count')).toBe(false);
  });

  it('signs in with the account of Alipay, and is known by it on another phone', async () => {
    const signIn = async (phone: MiniProgram) => {
      await app.agree();
      await phone.open('pages/me/index');
      await phone.tap('用支付宝登录');
      await phone.waitFor(() => !phone.text().includes('用支付宝登录'));
      await phone.close();
      return app.personId();
    };
    const first = await signIn(await app.boot(new Map()));
    const second = await signIn(await app.boot(new Map()));
    expect(second).toBe(first);
  });
});
