/** @jest-environment jsdom */
import type { Target } from '@wanglai/contract/names';
import { instrumentDom } from './dom';

interface Element {
  innerHTML: string;
  click(): void;
  setAttribute(name: string, value: string): void;
  remove(): void;
  [name: string]: unknown;
}
interface Browser {
  document: { body: Element; querySelector(selector: string): Element };
  IntersectionObserver?: unknown;
}
const browser = globalThis as unknown as Browser;
const { document } = browser;
const find = (selector: string) => document.querySelector(selector);

/** jsdom lays nothing out, so the test says what is visible. */
class Sightings {
  static observed = new Set<Element>();
  static tell: (entries: object[]) => void;
  constructor(seen: (entries: object[]) => void) {
    Sightings.tell = seen;
  }
  observe(element: Element) {
    Sightings.observed.add(element);
  }
  disconnect() {
    Sightings.observed.clear();
  }
}
const see = (selector: string, intersectionRatio: number) =>
  Sightings.tell([{ target: find(selector), isIntersecting: intersectionRatio > 0, intersectionRatio }]);

let taps: Target[];
let seen: Target[];
let stretch: number | undefined;
let stop: () => void;
beforeEach(() => {
  jest.useFakeTimers();
  browser.IntersectionObserver = Sightings;
  taps = [];
  seen = [];
  stretch = 1;
  document.body.innerHTML = '';
  stop = instrumentDom(document, {
    tap: (target) => taps.push(target),
    exposed: (target) => seen.push(target),
    stretch: () => stretch,
  });
});
afterEach(() => {
  stop();
  jest.useRealTimers();
});

describe('taps in a web page', () => {
  it.each([
    [
      'a button by its text',
      '<button id="buy"> 立即 <b>购买</b></button>',
      'b',
      { type: 'button', id: 'buy', text: '立即 购买' },
    ],
    ['a link among links', '<a>一</a><a>二</a>', 'a + a', { type: 'a', text: '二', position: 1 }],
    ['a role', '<div role="tab" aria-label="社区"><i></i></div>', 'i', { type: 'tab', text: '社区' }],
    [
      'marks of its own',
      '<div data-track-id="c7" data-track-type="card" data-track-text="咖啡" data-track-position="3"><p>x</p></div>',
      'p',
      { type: 'card', id: 'c7', text: '咖啡', position: 3 },
    ],
    [
      'a component of Taro',
      '<taro-button-core id="go">去</taro-button-core>',
      'taro-button-core',
      { type: 'button', id: 'go', text: '去' },
    ],
  ])('tell %s', (_name, html, selector, target) => {
    document.body.innerHTML = html;
    find(selector).click();
    expect(taps).toEqual([target]);
  });

  it('tell an element that only handles clicks through React', () => {
    document.body.innerHTML = '<taro-view-core><span>卡片</span></taro-view-core><div><em>静</em></div>';
    find('taro-view-core')['__reactProps$abc'] = { onClick: () => undefined };
    find('span').click();
    find('em').click();
    expect(taps).toEqual([{ type: 'view', text: '卡片' }]);
  });

  it('tell the element that a component with a handler stands for, not what lies inside it', () => {
    document.body.innerHTML = '<taro-view-core><span>卡片</span></taro-view-core>';
    const memoizedProps = { onClick: () => undefined };
    find('taro-view-core')['__reactFiber$abc'] = { return: { type: () => null, memoizedProps } };
    find('span')['__reactFiber$abc'] = { return: { type: 'taro-view-core', memoizedProps } };
    find('span').click();
    expect(taps).toEqual([{ type: 'view', text: '卡片' }]);
  });

  it('tell at most 60 characters', () => {
    document.body.innerHTML = `<button>${'长'.repeat(100)}</button>`;
    find('button').click();
    expect(taps[0]?.text).toHaveLength(60);
  });

  it('never tell what was typed, nor anything inside data-private', () => {
    document.body.innerHTML = `
      <input id="phone" value="13800000000"><textarea>secret</textarea>
      <div role="button" class="edit" contenteditable="true">secret</div>
      <button class="mixed">发送<textarea>secret</textarea><span data-private>secret</span></button>
      <section data-private><button id="secret" aria-label="secret">secret</button></section>`;
    for (const selector of ['input', 'textarea', '.edit', '.mixed', '#secret']) find(selector).click();
    expect(JSON.stringify(taps)).not.toMatch(/secret|138/);
    expect(taps.map((target) => target.type)).toEqual(['input', 'textarea', 'button', 'button', 'button']);
    expect(taps[3]?.text).toBe('发送');
    expect(taps[4]).toEqual({ type: 'button' });
  });

  it('are told even when the screen stops the event, and no more after the end', () => {
    document.body.innerHTML = '<button onclick="event.stopPropagation()">x</button>';
    find('button').click();
    expect(taps).toHaveLength(1);
    stop();
    find('button').click();
    expect(taps).toHaveLength(1);
  });
});

describe('exposures in a web page', () => {
  it.each([
    ['another page', 2],
    ['no page', undefined],
  ])('are none when %s is in front before the time is over', (_name, then) => {
    document.body.innerHTML = '<p data-expose-id="1"></p>';
    see('p', 1);
    jest.advanceTimersByTime(400);
    stretch = then;
    jest.advanceTimersByTime(1_000);
    expect(seen).toEqual([]);
    see('p', 0);
    see('p', 1);
    jest.advanceTimersByTime(500);
    expect(seen).toHaveLength(then ? 1 : 0);
  });

  it('count what was half visible for half a second, also what was added later', async () => {
    document.body.innerHTML =
      '<p data-expose-id="1"></p><div><i data-expose-id="2" data-expose-type="content"></i></div>';
    await Promise.resolve();
    expect(Sightings.observed.size).toBe(2);
    see('p', 0.6);
    see('i', 0.49);
    jest.advanceTimersByTime(499);
    expect(seen).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(seen).toEqual([{ type: 'card', id: '1' }]);
    see('i', 0.5);
    jest.advanceTimersByTime(400);
    see('i', 0.1);
    jest.advanceTimersByTime(400);
    expect(seen).toHaveLength(1);
    see('i', 1);
    jest.advanceTimersByTime(500);
    expect(seen[1]).toEqual({ type: 'content', id: '2' });
  });

  it('also watch an element that is marked later', async () => {
    document.body.innerHTML = '<p></p>';
    find('p').setAttribute('data-expose-id', '9');
    await Promise.resolve();
    expect(Sightings.observed.size).toBe(1);
  });

  it('do without where the browser has no observer', () => {
    stop();
    browser.IntersectionObserver = undefined;
    const tracker = { tap: jest.fn(), exposed: jest.fn(), stretch: () => 1 };
    expect(() => instrumentDom(document, tracker)()).not.toThrow();
  });
});
