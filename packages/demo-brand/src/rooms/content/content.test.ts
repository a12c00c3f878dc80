import { topics } from '../../topics';
import { contents, picturesOf } from './index';

const length = (text: string): number => [...text].length;

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
