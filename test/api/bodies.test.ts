import { gzipSync } from 'node:zlib';
import type { Problem } from '@wanglai/contract';
import { buildPng } from '../support/pictures';
import { interactionsCases } from './cases/interactions';
import { faultsOf } from './document';
import { requestOf, send } from './send';
import { type ApiWorld, picture, startWorld } from './world';

let world: ApiWorld;
beforeAll(async () => {
  world = await startWorld();
  // What the house makes once, with its first picture, is there.
  await (await world.person()).call('POST /media', { body: picture() });
});
afterAll(() => world?.stop());

describe('a body that was packed', () => {
  it('may not be larger than allowed once it is unpacked', async () => {
    const call = await interactionsCases['POST /interactions'].proper(world);
    const before = await world.census();
    const { headers } = requestOf('POST /interactions', call);
    const bomb = gzipSync(JSON.stringify(call.body).padEnd(64 * 1_048_576, ' '));
    const answer = await send(world, 'POST /interactions', call, {
      headers: { ...headers, 'content-encoding': 'gzip' },
      body: new Uint8Array(bomb),
    });
    expect(answer.status).toBe(413);
    expect(faultsOf('POST /interactions', answer)).toEqual([]);
    expect(await world.census()).toEqual(before);
  });
});

describe('POST /media takes pictures only', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const large = Buffer.concat([picture(), Buffer.alloc(3 * 1_048_576)]);
  it.each([
    ['nothing', new Uint8Array(), 415, 'media.not-an-image'],
    ['a text', Buffer.from('GIF, or so it says'), 415, 'media.not-an-image'],
    ['a drawing with a script', Buffer.from(svg), 415, 'media.not-an-image'],
    ['a picture cut short', picture().slice(0, 60), 422, 'media.damaged'],
    ['a picture without size', Buffer.from('GIF89a\0\0\0\0\0\0\0\0\0\0'), 422, 'media.damaged'],
    ['a picture of too many pixels', buildPng(12_001, 1), 413, 'media.too-large'],
    ['3 MB and a little', large, 413, 'request.too-large'],
  ])('not %s', async (_, body, status, code) => {
    const call = { as: await world.person(), body };
    const before = await world.census();
    const answer = await send(world, 'POST /media', call);
    expect({ status: answer.status, code: (answer.json as Problem).code }).toEqual({ status, code });
    expect(faultsOf('POST /media', answer)).toEqual([]);
    expect(await world.census()).toEqual(before);
  });
});
