import { cupAbove, cuppingBowl, spoon, strewn } from '../motifs/above';
import { dripper, frenchPress, grinder, kettle, machine, moka, pour, scale, steam } from '../motifs/brewing';
import { disc, rain } from '../motifs/land';
import { bag, potPlant } from '../motifs/plants';
import { books, pendant, plank, room, windowPane } from '../motifs/rooms';
import { cup, milkJug, mug, paperCup, server, tallGlass } from '../motifs/vessels';
import { at, circle, contact, rect } from '../svg';
import { halo, type Scene } from './scene';

/** Pour-over in front of a window. */
const dripperWindow: Scene = (p) =>
  [
    room(p),
    windowPane(p, 70, 60, 300, 270),
    at(430, 520, server(p, 0.42), 1.15),
    at(430, 348, dripper(p), 1.15),
    at(642, 268, kettle(p), 0.82, -14),
    at(462, 152, pour(p, 66)),
    at(210, 526, cup(p), 0.95),
    at(210, 426, steam(p, 80), 0.8),
  ].join('');

/** Dripper on the scale, seen frontally, nothing else. */
const dripperScale: Scene = (p) =>
  [
    room(p, 460),
    disc(p, 596, 150, 60),
    at(390, 540, scale(p), 1.25),
    at(390, 503, server(p, 0.6), 1.1),
    at(390, 340, dripper(p, p.ceramic, p.ceramicDeep), 1.1),
    at(150, 536, bag(p, p.riverDeep, p.near), 1),
    at(640, 536, mug(p), 1),
    at(390, 206, steam(p, 100), 0.9),
  ].join('');

/** Kettle and cup before a large disc. */
const kettleStill: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#wall)'),
    circle(470, 270, 190, halo(p), 0.7),
    rect(0, 470, 800, 130, p.table),
    rect(0, 572, 800, 28, p.tableDeep),
    at(500, 532, contact(86, p.ink)),
    at(500, 530, kettle(p), 1.5),
    at(180, 536, cup(p, { base: p.clay, deep: p.clayDeep }), 1.05),
    at(180, 428, steam(p, 110)),
  ].join('');

/** Grinder, scale with a heap of beans, bag. */
const grinderStill: Scene = (p) =>
  [
    room(p, 430),
    plank(p, 60, 214, 300),
    at(120, 214, potPlant(p), 0.9),
    at(230, 214, mug(p, { base: p.ceramic, deep: p.ceramicDeep }), 0.75),
    at(310, 214, mug(p, { base: p.river, deep: p.riverDeep }), 0.75),
    at(500, 526, grinder(p), 1.65),
    at(210, 532, bag(p, p.leafDeep, p.ink), 1.05),
    strewn(p, [
      [330, 540, 40, 0.5],
      [372, 556, -30, 0.5],
      [640, 548, 70, 0.5],
      [676, 530, 10, 0.5],
    ]),
  ].join('');

const mokaStill: Scene = (p) =>
  [
    room(p, 430),
    disc(p, 230, 180, 66),
    at(440, 532, moka(p), 1.5),
    at(200, 534, cup(p, { base: p.ceramic, deep: p.ceramicDeep }), 0.9),
    at(640, 536, books(p), 1.05),
    at(640, 470, mug(p, { base: p.ochre, deep: p.coffeeLight }), 0.62),
    at(330, 250, steam(p, 110)),
  ].join('');

const pressWindow: Scene = (p) =>
  [
    room(p),
    windowPane(p, 420, 56, 310, 280),
    at(270, 528, frenchPress(p), 1.35),
    at(520, 532, mug(p), 1.05),
    at(520, 400, steam(p, 90), 0.9),
    at(666, 536, potPlant(p), 1),
  ].join('');

/** Three glasses of iced drinks in a row. */
const icedGlasses: Scene = (p) =>
  [
    room(p, 430),
    circle(400, 236, 172, halo(p), 0.6),
    at(220, 530, tallGlass(p, [p.milk, p.milk, p.coffeeLight, p.coffee]), 1.35),
    at(400, 538, tallGlass(p, [p.ochre, p.ochre, p.clay]), 1.5),
    at(585, 530, tallGlass(p, [p.leaf, p.leaf, p.milk]), 1.35),
  ].join('');

/** A jug pours milk into a cup. */
const milkPour: Scene = (p) =>
  [
    room(p, 450),
    circle(250, 210, 130, p.wallDeep),
    at(330, 534, cup(p, { base: p.riverDeep, deep: p.near }), 1.5),
    at(540, 320, milkJug(p), 1.25, -42),
    `<path d="M404 216C384 236 376 290 372 384" fill="none" stroke="${p.milk}" stroke-width="13" stroke-linecap="round"/>`,
    at(690, 536, paperCup(p), 0.9),
  ].join('');

/** Espresso machine under lamps. */
const machineBar: Scene = (p) =>
  [
    room(p, 470),
    pendant(p, 190, 130),
    pendant(p, 610, 130, p.riverDeep),
    plank(p, 250, 180, 300),
    ...[305, 368, 432, 495].map((x, i) =>
      at(
        x,
        180,
        mug(p, i % 2 ? { base: p.river, deep: p.riverDeep } : { base: p.ceramic, deep: p.ceramicDeep }),
        0.42,
      ),
    ),
    at(400, 530, machine(p), 1.3),
    at(110, 534, milkJug(p), 0.8),
    at(690, 534, paperCup(p), 0.85),
  ].join('');

/** Bowls of a cupping from above. */
const cupping: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.table),
    rect(0, 0, 800, 600, p.tableDeep, 0, 0.25),
    ...[150, 400, 650].flatMap((x, i) => [
      at(x, 190, cuppingBowl(p, i === 1 ? p.coffeeLight : p.coffee), 1.35),
      at(x, 430, cuppingBowl(p, i === 1 ? p.coffee : p.coffeeLight), 1.35),
    ]),
    at(275, 300, spoon(p), 1, 32),
    at(530, 280, spoon(p), 1, -26),
  ].join('');

const latteAbove =
  (art: 'heart' | 'tulip' | 'rosetta'): Scene =>
  (p) =>
    [
      rect(0, 0, 800, 600, p.wallDeep),
      rect(430, 0, 370, 600, p.riverDeep, 0, 0.9),
      at(400, 300, cupAbove(p, art), 1.5),
      at(150, 180, spoon(p), 1.15, 18),
      strewn(p, [
        [640, 480, 30, 0.7],
        [700, 440, -40, 0.7],
        [690, 520, 80, 0.7],
      ]),
    ].join('');

/** Three patterns side by side. */
const latteTrio: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.clay),
    rect(0, 0, 800, 300, p.clayDeep, 0, 0.35),
    at(170, 205, cupAbove(p, 'heart'), 0.95),
    at(420, 385, cupAbove(p, 'tulip'), 0.95),
    at(650, 195, cupAbove(p, 'rosetta'), 0.95),
  ].join('');

/** Rain on the window, one cup. */
const rainCup: Scene = (p) =>
  [
    room(p, 470),
    windowPane(p, 150, 50, 500, 330),
    rain(p, 150, 50, 500, 330),
    at(330, 540, cup(p, { base: p.ceramic, deep: p.ceramicDeep }), 1.15),
    at(330, 424, steam(p, 100)),
    at(570, 544, books(p), 1.2),
  ].join('');

export const brewingScenes = {
  'dripper-window': dripperWindow,
  'dripper-scale': dripperScale,
  'kettle-still': kettleStill,
  'grinder-still': grinderStill,
  'moka-still': mokaStill,
  'press-window': pressWindow,
  'iced-glasses': icedGlasses,
  'milk-pour': milkPour,
  'machine-bar': machineBar,
  cupping,
  'latte-heart': latteAbove('heart'),
  'latte-tulip': latteAbove('tulip'),
  'latte-rosetta': latteAbove('rosetta'),
  'latte-trio': latteTrio,
  'rain-cup': rainCup,
} satisfies Record<string, Scene>;
