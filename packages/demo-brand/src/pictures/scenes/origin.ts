import { cupAbove, strewn } from '../motifs/above';
import { steam } from '../motifs/brewing';
import { birds, disc, ridge, river, stars, terraces } from '../motifs/land';
import { bag, bean, branch, leaf, sack, teaSprig, tree } from '../motifs/plants';
import { plank, room } from '../motifs/rooms';
import { gaiwan, teaCup, teapot } from '../motifs/vessels';
import { at, circle, ellipse, rect, stroke } from '../svg';
import { halo, type Scene } from './scene';

const hills = (p: Parameters<Scene>[0]): string =>
  [
    rect(0, 0, 800, 600, 'url(#sky)'),
    stars(p),
    disc(p, 560, 150, 52),
    ridge([300, 230, 290, 200, 280, 240, 310], p.far),
    ridge([360, 330, 270, 340, 300, 360, 300], p.mid),
  ].join('');

/** The brand's own picture: a slow river out of the mountains. */
const riverValley: Scene = (p) =>
  [
    hills(p),
    ridge([400, 390, 420, 360, 400, 380, 370], p.near),
    ridge([470, 450, 440, 420, 430, 450, 440], p.leafDeep),
    river(p, 420, 420),
    at(110, 560, tree(p), 0.9),
    at(180, 580, tree(p, p.leafDeep, p.near), 0.65),
    at(700, 570, tree(p), 0.75),
    birds(p, 220, 150),
  ].join('');

/** Mountains as an ink scroll: bands of mist and a tiny house. */
const mountainScroll: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#sky)'),
    stars(p),
    disc(p, 220, 150, 58),
    ridge([420, 360, 250, 330, 190, 300, 260, 380], p.far),
    ellipse(300, 380, 420, 34, p.skyLow, 0.8),
    ridge([520, 440, 470, 340, 420, 300, 400, 430], p.mid),
    ellipse(560, 470, 420, 30, p.skyLow, 0.7),
    ridge([540, 500, 530, 470, 500, 450, 520, 480], p.near),
    at(
      560,
      470,
      rect(-26, -26, 52, 26, p.ceramic) +
        `<path d="M-34 -26L0 -50L34 -26Z" fill="${p.clayDeep}"/>` +
        rect(-6, -16, 12, 16, p.glow),
    ),
    ridge([580, 560, 585, 570, 550, 575, 560, 580], p.leafDeep),
    birds(p, 420, 130),
  ].join('');

const farmBranch: Scene = (p) =>
  [hills(p), ridge([470, 440, 470, 430, 470, 450, 480], p.near), at(130, 400, branch(p), 1.35, -8)].join('');

const branchStudy: Scene = (p) =>
  [rect(0, 0, 800, 600, p.wall), circle(400, 300, 220, p.wallDeep), at(150, 330, branch(p), 1.25, -10)].join(
    '',
  );

const sackStill: Scene = (p) =>
  [
    room(p, 440),
    circle(450, 230, 170, halo(p), 0.6),
    at(270, 536, sack(p), 1.35),
    at(560, 540, sack(p), 1.0),
    strewn(p, [
      [420, 548, 50, 0.5],
      [450, 562, -20, 0.5],
      [690, 552, 30, 0.5],
    ]),
  ].join('');

/** Five large beans, from green to dark. */
const roastSteps: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#wall)'),
    rect(0, 380, 800, 220, p.wallDeep),
    ...[
      [p.leaf, p.leafDeep],
      [p.ochre, p.coffeeLight],
      [p.coffeeLight, p.coffee],
      [p.coffee, p.ink],
    ].map(
      ([paint, seam], i) =>
        at(160 + i * 160, 384, ellipse(6, 84, 50, 9, p.ink, 0.16)) +
        at(160 + i * 160, 384 - 2, bean(p, paint, seam), 1.9, 8),
    ),
    stroke('M110 520L680 520M660 506L684 520L660 534', p.ink, 4, 0.35),
  ].join('');

const bagsShelf: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#wall)'),
    at(170, 280, bag(p, p.clay, p.clayDeep), 1.05),
    at(325, 280, bag(p, p.riverDeep, p.near), 1.05),
    at(480, 280, bag(p, p.ochre, p.coffeeLight), 1.05),
    at(635, 280, bag(p, p.leafDeep, p.ink), 1.05),
    plank(p, 70, 280, 660),
    at(220, 530, bag(p, p.near, p.ink), 0.95),
    at(360, 530, bag(p, p.clay, p.clayDeep), 0.95),
    at(580, 530, teapot(p), 0.85),
    plank(p, 70, 530, 660),
  ].join('');

const beansAbove: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.wallDeep),
    circle(280, 300, 210, p.ceramic, 0.9),
    circle(280, 300, 186, p.ceramicDeep, 0.6),
    strewn(p, [
      [210, 230, 20, 1],
      [300, 210, -50, 1],
      [370, 280, 70, 1],
      [240, 330, -15, 1],
      [330, 370, 35, 1],
      [200, 400, 80, 0.9],
      [560, 180, -30, 1],
      [640, 260, 50, 1],
      [590, 430, 10, 1],
      [700, 420, -60, 0.9],
    ]),
    at(660, 580, leaf(p), 1.4, -24),
    at(720, 590, leaf(p, p.leafDeep, p.near), 1.2, 16),
  ].join('');

const teaTerraces: Scene = (p) =>
  [
    rect(0, 0, 800, 600, 'url(#sky)'),
    stars(p),
    disc(p, 210, 150, 50),
    ridge([310, 250, 300, 220, 290, 200, 270], p.far),
    ridge([340, 330, 280, 330, 300, 310, 300], p.mid),
    terraces(p, 6, 350),
    at(660, 360, tree(p, p.leafDeep, p.near), 0.6),
    birds(p, 480, 140),
  ].join('');

const teaSprigStudy: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.wall),
    circle(420, 280, 210, p.wallDeep),
    at(400, 540, teaSprig(p), 1.85),
    strewnLeaves(p),
  ].join('');

const strewnLeaves = (p: Parameters<Scene>[0]): string =>
  [
    at(140, 500, leaf(p, p.leafDeep, p.near), 0.6, 60),
    at(190, 550, leaf(p), 0.5, 100),
    at(640, 540, leaf(p), 0.6, -50),
    at(690, 480, leaf(p, p.leafDeep, p.near), 0.5, -100),
  ].join('');

const gaiwanTray: Scene = (p) =>
  [
    room(p, 420),
    circle(300, 200, 120, p.wallDeep),
    rect(90, 512, 620, 34, p.woodDeep, 8),
    rect(90, 504, 620, 20, p.wood, 8),
    at(310, 508, gaiwan(p, { base: p.river, deep: p.riverDeep }), 1.45),
    at(500, 508, teaCup(p), 1.25),
    at(610, 508, teaCup(p), 1.25),
    at(150, 508, teaCup(p), 1.0),
    at(500, 440, steam(p, 80), 0.8),
    at(800, 250, branch(p, false), 0.7, 200),
  ].join('');

const teapotStill: Scene = (p) =>
  [
    room(p, 440),
    disc(p, 590, 170, 70),
    at(380, 530, teapot(p), 1.5),
    at(140, 536, teaCup(p), 1.3),
    at(610, 536, teaCup(p), 1.3),
    at(186, 344, steam(p, 110)),
  ].join('');

const teaAbove: Scene = (p) =>
  [
    rect(0, 0, 800, 600, p.leafDeep),
    rect(0, 0, 800, 600, p.near, 0, 0.35),
    at(300, 320, cupAbove(p, 'tea'), 1.4),
    at(610, 190, cupAbove(p, 'tea', p.river, p.riverDeep), 0.75),
    at(600, 540, leaf(p), 1.1, -40),
    at(640, 470, leaf(p), 1.1, 30),
    at(110, 120, leaf(p), 0.9, 140),
  ].join('');

export const originScenes = {
  'river-valley': riverValley,
  'mountain-scroll': mountainScroll,
  'farm-branch': farmBranch,
  'branch-study': branchStudy,
  'sack-still': sackStill,
  'roast-steps': roastSteps,
  'bags-shelf': bagsShelf,
  'beans-above': beansAbove,
  'tea-terraces': teaTerraces,
  'tea-sprig': teaSprigStudy,
  'gaiwan-tray': gaiwanTray,
  'teapot-still': teapotStill,
  'tea-above': teaAbove,
} satisfies Record<string, Scene>;
