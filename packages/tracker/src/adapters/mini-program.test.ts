import { World } from '../test-support/world';
import { describeNode, type TrackedNode } from './describe';
import { createAutoTrack } from './mini-program';

/** Nodes as Taro's runtime builds them: handlers in `__handlers`, `dataset` in camel case. */
interface FakeNode extends TrackedNode {
  parentNode: FakeNode | null;
  childNodes: FakeNode[];
}
const taroNode = (
  nodeName: string,
  attributes: Record<string, unknown> = {},
  ...children: (FakeNode | string)[]
) => {
  const { dataset = {}, tap, ...rest } = attributes;
  const node = {
    nodeName,
    nodeType: 1,
    dataset: dataset as Record<string, unknown>,
    parentNode: null as FakeNode | null,
    childNodes: [] as FakeNode[],
    __handlers: tap ? { tap: [tap] } : {},
    getAttribute: (name: string) => rest[name] ?? '',
    hasAttribute: (name: string) => name in rest,
  };
  node.childNodes = children.map((child) => {
    const inner: FakeNode =
      typeof child === 'string'
        ? { nodeName: '#text', nodeType: 3, nodeValue: child, parentNode: null, childNodes: [] }
        : child;
    inner.parentNode = node;
    return inner;
  });
  return node as FakeNode;
};

function setUp(nodes: Record<string, FakeNode> = {}) {
  const world = new World();
  const tracker = world.start();
  const auto = createAutoTrack(tracker, { describe: (sid) => describeNode(nodes[sid]) });
  const recorded = async () => {
    await tracker.flush();
    return world.stored;
  };
  return { world, tracker, auto, recorded };
}
const tapOn = (sid: string, timeStamp?: number, from = sid) => ({
  type: 'tap',
  timeStamp,
  target: { id: from, dataset: { sid: from } },
  currentTarget: { id: sid, dataset: { sid } },
});
type Methods = Record<string, (...args: unknown[]) => unknown>;

describe('a wrapped page', () => {
  it('records view and leave of its route and parameters, and still does its own work', async () => {
    const { world, auto, recorded } = setUp();
    const calls: string[] = [];
    const page: Methods = {
      onLoad: () => calls.push('load'),
      onShow: () => calls.push('show'),
      onUnload: () => calls.push('unload'),
    };
    auto.wrapPage(page);
    const self = { route: 'pages/article/index' };
    page.onLoad?.call(self, { id: '7', $taroTimestamp: 1, wl_share: 'x', wl_from: 'y' });
    page.onShow?.call(self);
    await world.pass(1_500);
    page.onUnload?.call(self);
    expect(await recorded()).toMatchObject([
      { type: 'view', page: '/pages/article/index?id=7' },
      { type: 'leave', page: '/pages/article/index?id=7', props: { dwellMs: 1_500 } },
    ]);
    expect(calls).toEqual(['load', 'show', 'unload']);
  });

  it('wrapped twice records once', async () => {
    const { auto, recorded } = setUp();
    const page: Methods = {};
    auto.wrapPage(auto.wrapPage(page));
    page.onShow?.call({ route: 'a' });
    page.onHide?.call({ route: 'a' });
    expect((await recorded()).map((event) => event.type)).toEqual(['view', 'leave']);
  });

  it('that is shared gets the chain into its path, keeps its own parameters, and tells what was shared', async () => {
    const { auto, recorded, tracker } = setUp();
    const page: Methods = {
      onShareAppMessage: () => ({
        title: '好文',
        path: '/pages/a?id=7&wl_from=old',
        promise: Promise.resolve({ path: '/pages/b' }),
      }),
      onShareTimeline: () => ({ query: 'id=7' }),
    };
    auto.wrapPage(page);
    const message = page.onShareAppMessage?.call({ route: 'pages/a' }, { from: 'menu' }) as {
      path: string;
      promise: Promise<{ path: string }>;
    };
    const [share] = await recorded();
    expect(share).toMatchObject({ type: 'share', props: { from: 'menu', title: '好文', shareDepth: 1 } });
    const chain = `wl_from=${tracker.visitorId()}&wl_share=${share?.id}&wl_depth=1`;
    expect(message.path).toBe(`/pages/a?id=7&${chain}`);
    expect((await message.promise).path).toBe(`/pages/b?${chain}`);
    const timeline = page.onShareTimeline?.call({ route: 'pages/a' });
    expect(timeline).toEqual({ query: expect.stringMatching(/^id=7&wl_from=/) });
  });

  it('without a share method gets none, for that would open its share menu', () => {
    const page: Methods = {};
    setUp().auto.wrapPage(page);
    expect(page.onShareAppMessage).toBeUndefined();
  });
});

describe('taps', () => {
  const card = () => {
    const title = taroNode('text', {}, '手冲咖啡');
    const second = taroNode(
      'view',
      { id: 'card-2', tap: () => undefined, dataset: { trackType: 'card' } },
      title,
    );
    const list = taroNode('view', { tap: () => undefined }, taroNode('view'), second);
    return { second, list };
  };

  it('on nested elements are one click on the innermost control, told before the page handles it', async () => {
    const { auto, recorded, tracker } = setUp(card() as never);
    const page: Methods = { eh: () => tracker.pageShown('/pages/next') };
    auto.wrapPage(page);
    tracker.pageShown('/pages/home');
    page.eh?.(tapOn('second', 10));
    page.eh?.(tapOn('list', 10, 'second'));
    const clicks = (await recorded()).filter((event) => event.type === 'click');
    expect(clicks).toMatchObject([
      { page: '/pages/home', target: { type: 'card', id: 'card-2', text: '手冲咖啡', position: 1 } },
    ]);
  });

  it('renamed to clicks by the framework on the way are still one click each', async () => {
    const { auto, recorded } = setUp(card() as never);
    auto.tap(tapOn('second', 10));
    auto.tap({ ...tapOn('second', 10), type: 'click' });
    auto.tap({ ...tapOn('second', 20), type: 'click' });
    expect(await recorded()).toHaveLength(2);
  });

  it('two taps on the same control are two clicks, other events none', async () => {
    const { auto, recorded } = setUp(card() as never);
    auto.tap(tapOn('second', 10));
    auto.tap(tapOn('second', 300));
    auto.tap({ ...tapOn('second', 400), type: 'touchstart' });
    expect(await recorded()).toHaveLength(2);
  });

  it('crossing a component are one click, also where the platform gives no timeStamp', async () => {
    const { auto, recorded } = setUp(card() as never);
    auto.tap(tapOn('second', 10, 'inner'));
    auto.tap(tapOn('list', 10, 'component'));
    auto.tap(tapOn('second'));
    auto.tap(tapOn('list', undefined, 'second'));
    expect(await recorded()).toHaveLength(2);
  });

  it('on what is no control record nothing; the next ancestor is asked', async () => {
    const { auto, recorded } = setUp({ plain: taroNode('view'), button: taroNode('button', {}, '买') });
    auto.tap(tapOn('plain', 10));
    auto.tap(tapOn('button', 10, 'plain'));
    expect((await recorded()).map((event) => event.target)).toEqual([{ type: 'button', text: '买' }]);
  });

  it('without a virtual DOM use the data-track attributes of native nodes', async () => {
    const world = new World();
    const tracker = world.start();
    const dataset = { trackId: 'buy', trackType: 'button', trackText: '买', trackPosition: '2' };
    createAutoTrack(tracker).tap({ type: 'tap', timeStamp: 1, currentTarget: { id: 'x', dataset } });
    await tracker.flush();
    expect(world.last()?.target).toEqual({ id: 'buy', type: 'button', text: '买', position: 2 });
  });
});

describe('the global constructors', () => {
  it('wrap pages, pages built as components, and the taps of plain components; and can be put back', async () => {
    const { auto, recorded } = setUp({ b: taroNode('button', {}, '好') });
    const built: Methods[] = [];
    const scope = {
      Page: (config: Methods) => built.push(config),
      Component: (config: { methods: Methods }) => built.push(config.methods),
    };
    const { Page } = scope;
    const restore = auto.instrumentGlobalPage(scope);
    scope.Page({ eh: () => undefined });
    scope.Component({ methods: { onLoad: () => undefined, eh: () => undefined } });
    scope.Component({ methods: { eh: () => undefined } });
    restore();
    expect(scope.Page).toBe(Page);
    built[0]?.onShow?.call({ route: 'one' });
    built[1]?.onShow?.call({ route: 'two' });
    expect(built[2]?.onShow).toBeUndefined();
    built.forEach((methods, i) => {
      methods.eh?.(tapOn('b', i));
    });
    const clicks = (await recorded()).filter((event) => event.type === 'click');
    expect(clicks).toHaveLength(3);
    expect((await recorded()).filter((event) => event.type === 'view').map((event) => event.page)).toEqual([
      '/one',
      '/two',
    ]);
  });
});
