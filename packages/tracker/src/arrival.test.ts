import { watchExposures } from './adapters/exposures';
import { World } from './test-support/world';

const FIFTY_YEARS = 1_577_880_000_000;
const entry = { page: '/pages/home/index', props: { scene: '1001' } };
const seen = ({ stored }: World) => stored.map(({ type, page }) => `${type} ${page}`);

describe('the start of the app', () => {
  it('is one launch for somebody who has granted before, though the grant is known first', async () => {
    const world = new World();
    const tracker = world.start({ entry: () => entry, consent: true });
    tracker.launch(entry);
    tracker.show();
    tracker.pageShown(entry.page);
    await world.pass(3_000);
    expect(seen(world)).toEqual(['launch', 'show', 'view'].map((type) => `${type} ${entry.page}`));
  });

  it('is one launch, too, when the grant comes later, and none again with the next grant', async () => {
    const world = new World();
    const tracker = world.start({ entry: () => entry, consent: false });
    tracker.launch(entry);
    tracker.show();
    tracker.pageShown(entry.page);
    tracker.setConsent(true);
    tracker.setConsent(false);
    tracker.setConsent(true);
    await world.pass(3_000);
    expect(world.types()).toEqual(['view']);
    const other = new World();
    const second = other.start({ entry: () => entry, consent: false });
    second.launch(entry);
    second.setConsent(true);
    await other.pass(3_000);
    expect(seen(other)).toEqual([`launch ${entry.page}`]);
  });

  it('names the page it was opened with until the first one is shown', async () => {
    const world = new World();
    const tracker = world.start();
    tracker.launch(entry);
    tracker.show();
    tracker.tap({ id: 'early' });
    tracker.pageShown('/other');
    tracker.show();
    await world.pass(3_000);
    expect(seen(world)).toEqual([
      ...['launch', 'show', 'click'].map((type) => `${type} ${entry.page}`),
      'view /other',
      'show /other',
    ]);
  });
});

describe('while the clock jumps', () => {
  it.each([
    ['ahead', FIFTY_YEARS],
    ['back', -FIFTY_YEARS],
  ])('%s, a page was read as long as it was', async (_, by) => {
    const world = new World();
    const tracker = world.start();
    tracker.pageShown('/a');
    await world.pass(4_000);
    world.now += by;
    await world.pass(1_000);
    tracker.pageHidden('/a');
    await world.pass(60_000);
    expect(world.stored.find(({ type }) => type === 'leave')?.props).toEqual({ dwellMs: 5_000 });
  });

  it('and there is no steady clock, nobody reads longer than a day', async () => {
    const world = new World();
    const tracker = world.start({ steady: () => world.now });
    tracker.pageShown('/a');
    world.now += FIFTY_YEARS;
    tracker.pageHidden('/a');
    await world.pass(60_000);
    expect(world.last()?.props).toEqual({ dwellMs: 86_400_000 });
  });
});

describe('what is seen', () => {
  const setup = () => {
    const world = new World();
    const tracker = world.start();
    const due: (() => void)[] = [];
    const timers = { setTimeout: (run: () => void) => due.push(run), clearTimeout: () => {} };
    const tell = watchExposures(tracker, timers);
    const later = () => {
      for (const run of due.splice(0)) run();
    };
    return { world, tracker, tell, later };
  };
  const card = { type: 'card', id: '1' };

  it('counts for the page it was seen on, or for none', async () => {
    const { world, tracker, tell, later } = setup();
    tracker.pageShown('/a');
    tell('card', 1, card);
    tracker.pageShown('/b');
    later();
    tell('card', 1, card);
    tracker.hide();
    later();
    await world.pass(3_000);
    expect(world.types()).not.toContain('exposure');
    tracker.show();
    tell('card', 1, card);
    later();
    await world.pass(3_000);
    expect(world.last()).toMatchObject({ type: 'exposure', page: '/b' });
  });
});
