import type { Card } from '@wanglai/contract';
import { topics } from '@wanglai/demo-brand';
import { articlePage, type Device, HOME } from './device';
import type { Shelf } from './library';
import { BETWEEN_MS, type Reading, type Visit } from './plan-person';
import type { Random } from './random';

/** Lets time go by: sets the clock forward in history, waits in real time. */
export type Wait = (ms: number) => Promise<void>;

export interface Actor {
  device: Device;
  shelf: Shelf;
  random: Random;
  wait: Wait;
}

/**
 * Opens the app, looks the home page over, reads what was planned and puts the app away, as the tracker sees it. What is
 * read is chosen here; when and how long is the plan's. Stops between two pieces when `stopped`.
 */
export async function actVisit(actor: Actor, visit: Visit, stopped: () => boolean): Promise<void> {
  const { tracker } = actor.device;
  tracker.launch({ page: HOME, props: { scene: '1001' } });
  tracker.show({ page: HOME });
  tracker.pageShown(HOME);
  const seen = actor.shelf.cards(visit.glimpses, actor.random);
  for (const [position, card] of seen.entries())
    tracker.exposed({ type: 'card', id: card.id, text: card.title, position });
  await actor.wait(visit.homeMs);
  if (visit.search) {
    tracker.record('search', { props: { q: wordFor(visit) } });
    await actor.wait(BETWEEN_MS);
  }
  let homeMs = visit.homeMs;
  for (const reading of visit.readings) {
    if (stopped()) break;
    const card = actor.shelf.choose(reading.topic, actor.random);
    tracker.tap({ type: 'card', id: card.id, text: card.title, position: actor.random.between(0, 5) });
    tracker.pageHidden(HOME, { dwellMs: homeMs });
    await read(actor, reading, card);
    tracker.pageShown(HOME);
    await actor.wait(BETWEEN_MS);
    homeMs = BETWEEN_MS;
  }
  tracker.pageHidden(HOME, { dwellMs: homeMs });
  tracker.hide();
}

async function read(actor: Actor, reading: Reading, card: Card): Promise<void> {
  const { tracker } = actor.device;
  const page = articlePage(card.id);
  const target = { type: 'content', id: card.id, text: card.title };
  tracker.pageShown(page);
  await actor.wait(reading.dwellMs);
  if (reading.favourite) tracker.record('favourite', { target });
  if (reading.share) tracker.share({ title: card.title }, target);
  tracker.pageHidden(page, { dwellMs: reading.dwellMs });
}

const wordFor = (visit: Visit): string =>
  topics.find(({ key }) => key === visit.readings[0]?.topic)?.label.zh ?? '咖啡';

/** About how many events a visit makes; what the pace is kept by. */
export const eventsOf = (visit: Visit): number =>
  6 +
  visit.glimpses +
  (visit.search ? 1 : 0) +
  visit.readings.reduce((sum, { favourite, share }) => sum + 5 + Number(favourite) + Number(share), 0);
