import type { ReaderState } from '../../server/src/rooms/interactions/stream/register';
import { readOptions } from './options';
import { lineOf, tableOf, watch } from './progress';

const reader = (over: Partial<ReaderState> = {}): ReaderState => ({
  name: 'portraits',
  version: 2,
  generation: 3,
  state: 'catching-up',
  done: 0,
  total: 0,
  ...over,
});

describe('the command line', () => {
  it('names a reader or asks for all', () => {
    expect(readOptions(['--', '--reader', 'portraits'])).toEqual({ list: false, reader: 'portraits' });
    expect(readOptions(['--list'])).toEqual({ list: true });
    expect(readOptions(['-h'])).toBe('help');
  });

  it.each([
    [[], '--reader must name one'],
    [['--reader='], '--reader must name one'],
    [['--list', '--reader', 'a'], 'Either'],
    [['--raeder', 'a'], '--raeder'],
  ])('refuses %j', (args, told) => {
    expect(() => readOptions(args)).toThrow(told);
  });
});

describe('how far a reader is', () => {
  it.each<[Partial<ReaderState>, string]>([
    [{}, 'portraits: waits to begin'],
    [{ done: 12_345, total: 500_000 }, 'portraits: 12,345 of 500,000 (2 %)'],
    // Facts that came meanwhile are read, too.
    [{ done: 501, total: 500 }, 'portraits: 501 of 500 (100 %)'],
    [{ state: 'live' }, 'portraits: live, version 2, generation 3'],
  ])('%j', (over, line) => expect(lineOf(reader(over))).toBe(line));

  it('is told of all below one another', () => {
    expect(tableOf([reader({ name: 'feed', state: 'live' }), reader({ done: 1, total: 4 })])).toBe(
      'feed       live, version 2, generation 3\nportraits  1 of 4 (25 %)',
    );
    expect(tableOf([])).toContain('No server');
  });
});

describe('watching', () => {
  it('speaks when something has changed, and once when nothing does for ten seconds', () => {
    const seen = watch();
    const at = (second: number, done: number) => seen(reader({ done, total: 10 }), second * 1_000);
    expect(at(0, 1)).toContain('1 of 10');
    expect(at(1, 1)).toBeNull();
    expect(at(2, 2)).toContain('2 of 10');
    expect(at(11, 2)).toBeNull();
    expect(at(12, 2)).toContain('as soon as a server is started');
    expect(at(40, 2)).toBeNull();
    expect(at(41, 3)).toContain('3 of 10');
    expect(at(51, 3)).toContain('Nothing has moved');
  });
});
