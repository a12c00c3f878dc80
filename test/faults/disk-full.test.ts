import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiError } from '@wanglai/client';
import { eventually, type Product, startProduct } from '../support/product';

const MB = 2 ** 20;
const VOLUME_MB = 600;
const RESERVE_MB = 200;

const volume = mkdtempSync(join(tmpdir(), 'wl-volume-'));
/** Only root may make a volume; who is not sees these tests left out, and the probe of free room is tested by itself. */
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${VOLUME_MB}m`, 'tmpfs', volume]).status === 0;
const onVolume = mounted ? test : test.skip;

describe('a house whose disk fills up', () => {
  let product: Product | undefined;
  const filler = join(volume, 'filler');

  afterAll(async () => {
    await product?.stop();
    if (mounted) spawnSync('umount', ['-l', volume]);
    rmSync(volume, { recursive: true, force: true });
  });

  /** Something else on the volume grows until so much is left. */
  async function fillUpTo(leftMb: number): Promise<void> {
    const file = await open(filler, 'a');
    const block = Buffer.alloc(MB);
    for (;;) {
      const { bavail, bsize } = statfsSync(volume);
      if (bavail * bsize < (leftMb + 1) * MB) break;
      await file.write(block);
    }
    await file.close();
  }

  const ready = async () => (await fetch(`${product!.origin}/readyz`)).status;
  const codeOf = (failed: unknown) => (failed as ApiError).code;

  onVolume(
    'takes nothing new from the reserve on, tells so, opens again, and goes on where there is room',
    async () => {
      product = await startProduct({
        dataDir: volume,
        env: { DISK_RESERVE_MB: String(RESERVE_MB), SEED: 'none' },
      });
      const person = await product.signIn('consumer');
      const write = () => person.call('PATCH /me', { body: { name: `阿满${Math.random()}` } });
      const talk = () => person.call('POST /conversations', { body: { kind: 'service' } });
      await talk();

      await fillUpTo(RESERVE_MB / 2);
      const refused = await eventually(
        () => talk().then(() => null, codeOf),
        (code) => code !== null,
      );
      expect(refused).toBe('server.full');
      expect(await ready()).toBe(503);
      // Reading, and who somebody is, go on.
      expect((await person.call('GET /me')).id).toBeTruthy();
      await write();

      await product.kill('SIGKILL');
      await product.restart();
      expect(await talk().then(() => null, codeOf)).toBe('server.full');

      await rm(filler);
      await eventually(ready, (status) => status === 200);
      await talk();
    },
    90_000,
  );
});
