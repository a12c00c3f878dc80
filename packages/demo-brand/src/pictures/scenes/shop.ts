import { machine, steam } from '../motifs/brewing';
import { disc, ridge, stars } from '../motifs/land';
import { leaf, potPlant, tree } from '../motifs/plants';
import { bench, pendant, plank, room, shopFront, windowPane } from '../motifs/rooms';
import { cycle, pin, tote } from '../motifs/signs';
import { canele, cheesecake, cookie, croissant, fork, plate, roll } from '../motifs/sweets';
import { cup, mug, paperCup, tallGlass, teaCup } from '../motifs/vessels';
import { at, circle, ellipse, rect, shape, stroke } from '../svg';
import type { Scene } from './scene';

const shopStreet: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#sky)'),
    stars(p),
    disc(p, 690, 110, 44),
    rect(0, 150, 150, 400, p.far),
    rect(20, 190, 36, 50, p.skyLow, 0, 0.5),
    rect(80, 190, 36, 50, p.skyLow, 0, 0.5),
    rect(640, 200, 160, 350, p.mid),
    rect(0, 520, 800, 80, p.wallDeep),
    rect(0, 520, 800, 8, p.ink, 0, 0.1),
    at(390, 530, shopFront(p), 1.18),
    at(712, 548, tree(p), 1.05),
    at(90, 560, bench(p), 0.8),
  ].join('');

/** The shop by the river. */
const shopRiver: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#sky)'),
    stars(p),
    disc(p, 180, 130, 50),
    ridge([330, 280, 320, 260, 320, 290, 320], p.far),
    ridge([380, 350, 360, 330, 370, 340, 350], p.mid),
    rect(0, 430, 800, 170, p.river),
    rect(0, 420, 800, 20, p.near),
    at(500, 430, shopFront(p, p.leafDeep, p.near), 0.82),
    at(120, 430, tree(p), 0.9),
    at(740, 430, tree(p, p.leafDeep, p.near), 0.8),
    stroke('M60 490h120M300 520h180M560 480h140M120 560h200M500 570h160', p.riverDeep, 5, 0.6),
    stroke('M330 470h90M440 500h110', p.glow, 5, 0.6),
  ].join('');

const shopInside: Scene = (p) =>
  [
    room(p, 470),
    pendant(p, 420, 130, p.clay, 290),
    pendant(p, 590, 130, p.riverDeep, 290),
    plank(p, 90, 290, 240),
    at(140, 290, mug(p), 0.6),
    at(205, 290, mug(p, { base: p.ceramic, deep: p.ceramicDeep }), 0.6),
    at(280, 290, potPlant(p), 0.62),
    rect(60, 440, 680, 160, p.woodDeep),
    rect(40, 424, 720, 22, p.wood, 4),
    ...[1, 2, 3, 4, 5].map((i) => rect(60 + i * 113, 446, 3, 154, p.ink, 0, 0.18)),
    at(530, 424, machine(p), 0.85),
    at(210, 424, paperCup(p), 0.6),
  ].join('');

const cityMap: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.wall),
    stroke('M-40 200L300 240L840 120M120 -20L220 620M560 -20L480 300L620 640M-20 470L480 300', p.ceramic, 22),
    shape(
      'M-20 330C160 300 260 420 400 390S640 330 820 420L820 500C660 420 560 470 420 480S160 400 -20 430Z',
      p.river,
    ),
    rect(300, 60, 150, 110, p.leaf, 16, 0.45),
    rect(610, 480, 150, 90, p.leaf, 16, 0.45),
    at(260, 300, pin(p), 1.5),
    at(560, 260, pin(p, p.riverDeep), 1.2),
    at(430, 560, pin(p, p.ochre), 1.2),
    circle(180, 150, 8, p.clay, 0.6),
    circle(690, 330, 8, p.clay, 0.6),
  ].join('');

const cakeStill: Scene = (p) =>
  [
    room(p, 430),
    circle(420, 220, 140, p.wallDeep),
    at(400, 536, plate(p, 232)),
    at(400, 514, cheesecake(p), 1.5),
    at(640, 566, fork(p), 1, -4),
    at(105, 500, cup(p, { base: p.riverDeep, deep: p.near }), 0.75),
  ].join('');

const rollStill: Scene = (p) =>
  [
    room(p, 440),
    disc(p, 610, 160, 54),
    at(360, 534, plate(p, 210)),
    at(350, 514, roll(p), 1.65),
    at(660, 536, teaCup(p), 1.4),
    at(660, 460, steam(p, 90), 0.8),
  ].join('');

const caneleRow: Scene = (p) =>
  [
    room(p, 430),
    pendant(p, 400, 150, p.riverDeep, 280),
    rect(110, 506, 580, 20, p.wood, 8),
    rect(110, 518, 580, 14, p.woodDeep, 6),
    ...[210, 335, 460, 585].map((x) => at(x, 508, canele(p), 1.3)),
  ].join('');

const croissantMorning: Scene = (p) =>
  [
    room(p, 440),
    windowPane(p, 450, 60, 270, 250),
    at(310, 536, plate(p, 190)),
    at(310, 520, croissant(p), 1.5),
    at(620, 538, mug(p), 1.05),
    at(620, 408, steam(p, 90), 0.9),
  ].join('');

const cookiesAbove: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.river),
    rect(0, 0, 800, 600, p.wall, 0, 0.35),
    circle(410, 310, 232, p.ceramicDeep),
    circle(404, 302, 228, p.ceramic),
    at(330, 240, cookie(p), 1.5),
    at(490, 280, cookie(p), 1.5),
    at(380, 400, cookie(p), 1.5),
    at(700, 500, cookie(p), 1.2),
    circle(560, 520, 5, p.coffee),
    circle(590, 500, 4, p.coffee),
    circle(610, 536, 5, p.coffee),
  ].join('');

const groundsPlant: Scene = (p) =>
  [
    room(p, 450),
    disc(p, 200, 170, 60),
    at(470, 536, potPlant(p), 2.3),
    at(180, 540, paperCup(p, p.leafDeep), 1.1),
    shape('M230 546C250 510 300 500 330 520C350 532 360 546 360 546Z', p.coffee),
    circle(262, 532, 4, p.coffeeLight),
    circle(300, 522, 4, p.coffeeLight),
  ].join('');

const reuseCycle: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.leafDeep),
    circle(400, 300, 240, p.leaf, 0.55),
    at(400, 300, cycle(p.ceramic, 178)),
    at(400, 385, paperCup(p, p.riverDeep), 1.15),
    at(90, 590, leaf(p), 1.3, 30),
    at(150, 600, leaf(p), 1, 64),
    at(720, 600, leaf(p), 1.2, -36),
  ].join('');

const toteStill: Scene = (p) =>
  [
    room(p, 450),
    ellipse(560, 220, 120, 120, p.wallDeep),
    at(330, 538, tote(p), 1.3),
    at(570, 540, tallGlass(p, [p.coffee, p.coffeeLight, p.milk], false), 1.1),
    at(690, 540, potPlant(p), 1),
  ].join('');

export const shopScenes = {
  'shop-street': shopStreet,
  'shop-river': shopRiver,
  'shop-inside': shopInside,
  'city-map': cityMap,
  'cake-still': cakeStill,
  'roll-still': rollStill,
  'canele-row': caneleRow,
  'croissant-morning': croissantMorning,
  'cookies-above': cookiesAbove,
  'grounds-plant': groundsPlant,
  'reuse-cycle': reuseCycle,
  'tote-still': toteStill,
} satisfies Record<string, Scene>;
