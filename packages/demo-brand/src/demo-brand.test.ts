import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AVATAR_SLUGS,
  brand,
  cannedChat,
  contents,
  drawAvatar,
  drawPicture,
  PICTURE_SLUGS,
  personas,
  picturesOf,
  staff,
  topics,
} from './index';

const length = (text: string): number => [...text].length;

/** Well-formed for our purposes: every tag closed in order, no stray angle brackets or ampersands. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?:\s[a-zA-Z0-9:-]+="[^"<>&]*")*)\s*(\/?)>/g,
    (_, closing, name, __, single) => {
      if (closing) expect(open.pop()).toBe(name);
      else if (!single) open.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).toBe('');
}

describe('contents', () => {
  test('there are enough, each with a slug of its own', () => {
    expect(contents.length).toBeGreaterThanOrEqual(64);
    expect(new Set(contents.map(({ slug }) => slug)).size).toBe(contents.length);
    expect(new Set(contents.map(({ title }) => title)).size).toBe(contents.length);
    expect(new Set(contents.map(({ cover }) => cover)).size).toBe(contents.length);
  });

  test.each(topics.map(({ key }) => key))('topic %s has at least five of its own', (key) => {
    expect(contents.filter((piece) => piece.topics[0] === key).length).toBeGreaterThanOrEqual(5);
  });

  test('topics are ten, sleep and deals among them', () => {
    expect(topics).toHaveLength(10);
    expect(topics.map(({ key }) => key)).toEqual(expect.arrayContaining(['sleep', 'deals']));
  });

  test('every kind and level is there', () => {
    expect(new Set(contents.map(({ kind }) => kind)).size).toBe(5);
    for (const level of ['attribute', 'consequence', 'value']) {
      expect(contents.filter((piece) => piece.level === level).length).toBeGreaterThanOrEqual(15);
    }
    expect(contents.filter(({ nightFriendly }) => nightFriendly).length).toBeGreaterThanOrEqual(6);
  });

  test.each(contents.map((piece) => [piece.slug, piece] as const))('%s keeps its bounds', (_, piece) => {
    expect(piece.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(length(piece.title)).toBeLessThanOrEqual(30);
    expect(length(piece.summary)).toBeLessThanOrEqual(80);
    expect(length(piece.body)).toBeGreaterThanOrEqual(250);
    expect(length(piece.body)).toBeLessThanOrEqual(700);
    expect(piece.body).toMatch(/^## /m);
    // Readers know headings, paragraphs, lists, quotes and pictures.
    expect(piece.body).not.toMatch(/^\||^# |<\w|^ +[-\d]/m);
    expect(piece.topics.length).toBeLessThanOrEqual(3);
    const known = new Set<string>(topics.map(({ key }) => key));
    expect(piece.topics.every((key) => known.has(key))).toBe(true);
    expect(new Set(piece.topics).size).toBe(piece.topics.length);
    expect(piece.publishedDaysAgo).toBeGreaterThanOrEqual(0);
    expect(piece.publishedDaysAgo).toBeLessThanOrEqual(60);
    expect(picturesOf(piece)).toContain(piece.cover);
  });
});

describe('pictures', () => {
  test.each(PICTURE_SLUGS)('%s is plain, small and the same every time', (slug) => {
    const svg = drawPicture(slug);
    expectWellFormed(svg);
    expect(Buffer.byteLength(svg)).toBeLessThan(12 * 1024);
    expect(svg).not.toMatch(/NaN|undefined|<text|<filter|<script|<image|href=/);
    expect(drawPicture(slug)).toBe(svg);
  });

  test('avatars and logos are plain SVG, too', () => {
    for (const svg of [...AVATAR_SLUGS.map(drawAvatar), brand.logo, brand.logoDark, brand.mark])
      expectWellFormed(svg);
  });

  test('unknown slugs are refused', () => {
    expect(() => drawPicture('volcano-day')).toThrow(RangeError);
    expect(() => drawAvatar('avatar-99')).toThrow(RangeError);
  });
});

test('people have faces, zones and something to say', () => {
  expect(staff).toHaveLength(6);
  expect(personas).toHaveLength(5);
  expect(new Set([...staff, ...personas].map(({ avatar }) => avatar)).size).toBe(11);
  for (const { zone } of personas)
    expect(() => new Intl.DateTimeFormat('zh', { timeZone: zone })).not.toThrow();
  for (const { text } of cannedChat) expect(length(text)).toBeLessThanOrEqual(200);
});

test('topic icons exist in the design package', () => {
  const icons = join(__dirname, '../../design/src/generated/lucide.ts');
  expect(existsSync(icons)).toBe(true);
  const source = readFileSync(icons, 'utf8');
  for (const { icon } of topics) expect(source).toMatch(new RegExp(`^  '?${icon}'?:`, 'm'));
});
