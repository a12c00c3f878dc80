import { strewn } from '../motifs/above';
import { steam } from '../motifs/brewing';
import { disc, moon, ridge, stars } from '../motifs/land';
import { potPlant } from '../motifs/plants';
import { books, clock, deskLamp, openBook, room, windowPane } from '../motifs/rooms';
import { calendar, giftBox, percent, priceTag, ticket } from '../motifs/signs';
import { cup, mug, paperCup, teaCup } from '../motifs/vessels';
import { at, circle, rect, shape, stroke } from '../svg';
import { halo, type Scene } from './scene';

const moonWindow: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#wall)'),
    windowPane(p, 190, 50, 420, 390),
    at(300, 452, mug(p), 0.85),
    at(300, 352, steam(p, 80), 0.8),
    at(500, 452, potPlant(p), 0.8),
    shape('M120 0L190 0C184 180 150 330 120 480L40 480L40 0Z', p.clayDeep, 0.9),
    shape('M680 0L610 0C616 180 650 330 680 480L760 480L760 0Z', p.clayDeep, 0.9),
    stroke('M92 0C92 180 84 340 76 480M708 0C708 180 716 340 724 480', p.ink, 3, 0.25),
    rect(0, 540, 800, 60, p.table),
  ].join('');

/** Bed under the window, lamp, turned-over cup. */
const bedNight: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#wall)'),
    windowPane(p, 90, 60, 250, 230),
    rect(60, 330, 30, 230, p.woodDeep, 8),
    rect(80, 440, 560, 90, p.wood, 10),
    shape('M90 452L90 408C90 372 130 366 180 370C236 374 250 396 250 452Z', p.ceramic),
    shape('M190 452C190 400 300 382 420 386S640 410 640 452L640 508L190 508Z', p.riverDeep),
    shape('M190 452C190 424 230 402 300 394C280 420 280 480 300 508L190 508Z', p.river),
    rect(90, 528, 18, 36, p.woodDeep),
    rect(612, 528, 18, 36, p.woodDeep),
    rect(672, 430, 100, 12, p.wood, 3),
    rect(682, 442, 80, 120, p.woodDeep),
    at(716, 430, deskLamp(p), 0.62),
    at(748, 430, teaCup(p), 0.7),
    rect(0, 562, 800, 38, p.tableDeep),
  ].join('');

const clockCup: Scene = (p) =>
  [
    room(p, 440),
    at(250, 210, clock(p, 14), 1.35),
    at(540, 532, cup(p), 1.4),
    at(540, 392, steam(p, 120)),
    at(180, 538, books(p), 1.1),
  ].join('');

const deskNight: Scene = (p) =>
  [
    room(p, 430),
    windowPane(p, 80, 60, 220, 220),
    at(600, 530, deskLamp(p), 1.3),
    at(320, 552, openBook(p), 1.35),
    at(120, 544, mug(p, { base: p.ceramic, deep: p.ceramicDeep }), 0.95),
    at(120, 428, steam(p, 80), 0.8),
  ].join('');

/** Moon over still water. */
const moonRiver: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#sky)'),
    stars(p),
    p.light === 'night' ? moon(p, 400, 160, 62) : disc(p, 400, 180, 66),
    ridge([330, 290, 320, 250, 300, 270, 330], p.far, 400),
    ridge([370, 350, 340, 370, 330, 350, 340], p.mid, 400),
    rect(0, 390, 800, 210, p.riverDeep),
    rect(0, 390, 800, 210, p.near, 0, 0.35),
    ...[0, 1, 2, 3, 4, 5].map((i) =>
      rect(400 - 74 + i * 9 + (i % 2) * 12, 408 + i * 28, 148 - i * 20, 7, p.glow, 4, 0.75 - i * 0.09),
    ),
    stroke('M60 440h90M620 430h110M110 500h60M640 510h80M40 560h120', p.river, 4, 0.6),
    shape('M560 470L700 470C690 496 660 500 630 500S572 496 560 470Z', p.woodDeep),
    shape('M596 470C600 440 650 440 656 470Z', p.wood),
    ridge([580, 560, 590, 595, 600, 590, 570], p.near),
  ].join('');

const tagPoster: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.wallDeep),
    rect(0, 0, 330, 600, p.wall),
    stroke('M0 60C180 110 320 108 420 96S660 60 800 84', p.woodDeep, 4),
    at(250, 100, priceTag(p, p.riverDeep, p.near), 1.0, 5),
    at(540, 90, priceTag(p), 1.35, -5),
  ].join('');

const ticketFan: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.riverDeep),
    circle(400, 620, 420, p.near, 0.6),
    at(330, 220, ticket(p, p.ochre, p.coffee), 1.35, -16),
    at(420, 310, ticket(p, p.ceramic, p.clay), 1.35, -3),
    at(460, 420, ticket(p), 1.35, 10),
  ].join('');

const giftStill: Scene = (p) =>
  [
    room(p, 440),
    circle(280, 240, 150, halo(p), 0.6),
    at(300, 534, giftBox(p), 1.4),
    at(570, 536, paperCup(p), 1.35),
    strewn(p, [
      [690, 556, 40, 0.45],
      [716, 540, -20, 0.45],
    ]),
  ].join('');

/** A pair of cups: the second one at half price. */
const twoCups: Scene = (p) =>
  [
    rect(0, 0, 400, 600, p.clay),
    rect(400, 0, 400, 600, p.river),
    rect(0, 470, 800, 130, p.ink, 0, 0.12),
    at(210, 530, paperCup(p, p.riverDeep), 1.9),
    at(590, 530, paperCup(p, p.clay), 1.9),
    circle(400, 250, 74, p.ceramic),
    `<g transform="translate(400 250) scale(0.66)">${percent(p.clay)}</g>`,
  ].join('');

const calendarStill: Scene = (p) =>
  [
    room(p, 450),
    at(280, 240, calendar(p), 1.25),
    at(590, 536, cup(p, { base: p.clay, deep: p.clayDeep }), 1.15),
    at(590, 420, steam(p, 100)),
  ].join('');

export const lifeScenes = {
  'moon-window': moonWindow,
  'bed-night': bedNight,
  'clock-cup': clockCup,
  'desk-night': deskNight,
  'moon-river': moonRiver,
  'tag-poster': tagPoster,
  'ticket-fan': ticketFan,
  'gift-still': giftStill,
  'two-cups': twoCups,
  'calendar-still': calendarStill,
} satisfies Record<string, Scene>;
