import { gzipSync } from 'node:zlib';
import type { Client } from '@wanglai/client';
import sharp from 'sharp';
import { gathered } from '../../../../test/support/gathered';
import { personIdOf, tokenOf } from '../../../../test/support/people';
import { buildPng, pngChunk, pngHead } from '../../../../test/support/pictures';
import { startServer, type TestServer } from '../../../../test/support/start-server';

let server: TestServer;
let reader: Client;
beforeAll(async () => {
  server = await startServer({ upTo: 'media' });
  reader = await server.signIn('consumer');
});
afterAll(() => server?.stop());

/** A PNG that says it has so many pixels, and has none of them. */
const claiming = (width: number, height: number) =>
  Buffer.concat([
    pngHead(width, height),
    pngChunk('IDAT', Buffer.from('789c030000000001', 'hex')),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
const refused = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) });
const upload = (who: Client, body: Uint8Array) => who.call('POST /media', { body });
const stored = () => server.db.collection('media.pictures').countDocuments();
const smaller = () => server.db.collection('media.smaller').countDocuments();
async function shown(url: string) {
  const reply = await fetch(server.origin + url);
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) };
}

it('keeps a picture at an address of its own, readable by whoever knows it', async () => {
  const { id, url, width, height } = await upload(reader, buildPng(320, 240, 0xa5472e));
  expect({ url, width, height }).toEqual({ url: `/api/v1/media/${id}`, width: 320, height: 240 });
  const { headers, bytes } = await shown(url);
  expect(headers.get('content-type')).toBe('image/png');
  expect(headers.get('cache-control')).toContain('immutable');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 320, height: 240 });
  expect([...data.subarray(0, 3)]).toEqual([0xa5, 0x47, 0x2e]);
  const { owns } = server.app.rooms.media;
  expect(await owns([personIdOf(reader)], url)).toBe(true);
  expect(await owns([personIdOf(await server.signIn('consumer'))], url)).toBe(false);
  expect(await owns([personIdOf(reader)], `https://example.com${url}`)).toBe(false);
});

it('may be shown by pages of other origins; everything else may not', async () => {
  const { url } = await upload(reader, buildPng(2, 2));
  const policy = async (path: string) => (await shown(path)).headers.get('cross-origin-resource-policy');
  expect(await policy(url)).toBe('cross-origin');
  expect(await policy('/api/v1/about')).toBe('same-origin');
});

it('has one address for the same picture of the same owner, another for another owner', async () => {
  const bytes = buildPng(10, 10, 7);
  const replies = await Promise.all([1, 2, 3].map(() => upload(reader, bytes)));
  const before = await stored();
  expect(await upload(reader, bytes)).toEqual(replies[0]);
  expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
  expect(await stored()).toBe(before);
  expect((await upload(await server.signIn('operator'), bytes)).id).not.toBe(replies[0]!.id);
});

describe('smaller ones', () => {
  const photo = () =>
    sharp({ create: { width: 1_600, height: 1_200, channels: 3, background: '#4f6b35' } })
      .jpeg()
      .toBuffer();

  it.each([320, 960])('come %i wide, at addresses that never change', async (w) => {
    const { url } = await upload(reader, await photo());
    const { headers, bytes } = await shown(`${url}?w=${w}`);
    expect(headers.get('content-type')).toBe('image/webp');
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(await sharp(bytes).metadata()).toMatchObject({ width: w, height: w * 0.75 });
  });

  it('of what is no wider, of drawings and of what was kept before there were any, are the picture itself', async () => {
    const { url } = await upload(reader, buildPng(200, 10, 9));
    const older = `/api/v1/media/${(await upload(reader, await photo())).id}`;
    await server.db.collection('media.smaller').deleteMany({});
    const drawn = await server.app.rooms.media.keepDrawing('<svg viewBox="0 0 900 6"/>');
    for (const one of [url, older, drawn])
      expect((await shown(`${one}?w=320`)).bytes).toEqual((await shown(one)).bytes);
  });

  it('come in no other widths', async () => {
    const { url } = await upload(reader, buildPng(2, 2));
    for (const query of ['w=321', 'w=', 'w=320&w=320', 'h=1'])
      expect((await shown(`${url}?${query}`)).status).toBe(400);
  });
});

describe('refuses', () => {
  it.each([
    ['text', Buffer.from('not a picture'), 'media.not-an-image'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'media.not-an-image'],
    ['nothing', Buffer.alloc(0), 'media.not-an-image'],
    ['a GIF that is text', Buffer.from('GIF89a<svg/onload=alert(1)>      '), 'media.damaged'],
    ['a header and no picture', pngHead(8, 6), 'media.damaged'],
    ['pixels that are not there', claiming(800, 600), 'media.damaged'],
    ['the header of 400 million pixels', claiming(20_000, 20_000), 'media.too-large'],
    ['more than 40 million pixels', claiming(8_001, 5_001), 'media.too-large'],
    ['a side of more than 12,000', claiming(12_001, 1), 'media.too-large'],
  ])('%s', async (_, body, code) => {
    const before = await stored();
    await expect(upload(reader, body)).rejects.toEqual(refused(code));
    expect(await stored()).toBe(before);
  });

  it('what is too many bytes, and strangers', async () => {
    const large = Buffer.concat([buildPng(1, 1), Buffer.alloc(3 * 1_048_576)]);
    await expect(upload(reader, large)).rejects.toEqual(refused('request.too-large'));
    await expect(upload(server.stranger(), buildPng(1, 1))).rejects.toEqual(refused('auth.required'));
  });

  it.each(['gzip', 'br', 'deflate'])('what was packed once more: %s', async (encoding) => {
    const reply = await fetch(`${server.origin}/api/v1/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokenOf(reader)}`, 'content-encoding': encoding },
      body: new Uint8Array(gzipSync(buildPng(4, 4))),
    });
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([
      415,
      'request.unsupported',
    ]);
  });
});

it('answers others while it works on a picture of 40 million pixels', async () => {
  const body = await sharp({ create: { width: 6_600, height: 6_000, channels: 4, background: '#345' } })
    .png({ progressive: true, compressionLevel: 1 })
    .toBuffer();
  let done = false;
  const kept = upload(reader, body).then((media) => {
    done = true;
    return media;
  });
  for (let i = 0; i < 20; i++) await server.stranger().call('GET /about');
  expect(done).toBe(false);
  expect(await kept).toMatchObject({ width: 4_096, height: 3_724 });
});

it('serves a drawing of the house so that it can do nothing but be seen', async () => {
  const url = await server.app.rooms.media.keepDrawing(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"/>',
  );
  const { headers } = await shown(url);
  expect(headers.get('content-type')).toBe('image/svg+xml');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
});

it('knows no other addresses', async () => {
  expect((await shown(`/api/v1/media/${'0'.repeat(32)}`)).status).toBe(404);
  expect((await shown(`/api/v1/media/${'0'.repeat(32)}?w=320`)).status).toBe(404);
  expect((await shown('/api/v1/media/x')).status).toBe(400);
});

it('erases pictures with their owner, the smaller ones too', async () => {
  const leaving = await server.signIn('consumer');
  const before = await smaller();
  const { url } = await upload(leaving, buildPng(1_000, 5));
  expect(await smaller()).toBe(before + 2);
  const { records } = server.app.rooms.media.people!;
  expect(await gathered(records.export([personIdOf(leaving)]))).toMatchObject([
    { kind: 'picture', url, width: 1_000 },
  ]);
  await records.erase([personIdOf(leaving)]);
  expect((await shown(url)).status).toBe(404);
  expect((await shown(`${url}?w=320`)).status).toBe(404);
  expect(await smaller()).toBe(before);
});
