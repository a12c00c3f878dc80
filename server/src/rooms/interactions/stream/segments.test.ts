import { spawnSync } from 'node:child_process';
import { openDatabase, type TestDatabase } from '../../../../../test/support/database';
import { LEASE_MS, type Segment, segmentsOf } from './segments';

let database: TestDatabase;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

/** Two processes over one database, with one clock. */
function twoProcesses() {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const [one, other] = [segmentsOf(database.db, now), segmentsOf(database.db, now)];
  const pass = (ms: number) => {
    ahead += ms;
  };
  return { one, other, pass };
}

describe('a segment', () => {
  it('is left alone while its writer keeps the lease', async () => {
    const { one, other, pass } = twoProcesses();
    const segment = await one.open([]);
    pass(LEASE_MS + 1_000);
    expect(await one.beat(segment)).toBe(true);
    expect(await other.claimAbandoned()).toBeNull();
  });

  it('is claimed by one other process when its lease has run out, and its writer is told', async () => {
    const { one, other, pass } = twoProcesses();
    const segment = await one.open([]);
    pass(LEASE_MS + 1_000);
    expect(await other.claimAbandoned()).toMatchObject({ _id: segment });
    expect(await other.claimAbandoned()).toBeNull();
    expect(await one.beat(segment)).toBe(false);
  });

  it('is not claimed by its own writer, whose clock has jumped or who was asleep', async () => {
    const { one, pass } = twoProcesses();
    const segment = await one.open([]);
    pass(LEASE_MS * 10);
    expect(await one.claimAbandoned()).toBeNull();
    expect(await one.beat(segment)).toBe(true);
  });

  it('is claimed anew at once when whoever had claimed it is dead', async () => {
    const { one, other } = twoProcesses();
    const segment = await one.open([]);
    await one.seal(segment);
    await one.claimAbandoned();
    expect(await other.claimAbandoned()).toBeNull();
    const { pid } = spawnSync(process.execPath, ['--version']);
    await database.db
      .collection<Segment>('interactions.segments')
      .updateOne({ _id: segment }, { $set: { 'claimedBy.pid': pid } });
    expect(await other.claimAbandoned()).toMatchObject({ _id: segment });
  });

  it('is claimed by whoever gave it up, to be read to its end', async () => {
    const { one } = twoProcesses();
    const segment = await one.open([]);
    await one.seal(segment);
    expect(await one.claimAbandoned()).toMatchObject({ _id: segment });
  });
});
