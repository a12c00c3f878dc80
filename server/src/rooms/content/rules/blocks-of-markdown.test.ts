import { block } from '@wanglai/contract';
import { blocksOfMarkdown, textOfBlocks } from './blocks-of-markdown';

const MEDIA = `/api/v1/media/${'0af9'.repeat(8)}`;
const words = (text: string) => ({ type: 'paragraph', inlines: [{ text }] });

test.each([
  ['nothing', '', []],
  ['only signs of space', ' \n\n\t', []],
  ['paragraphs', '一\n\n二', [words('一'), words('二')]],
  ['lines of Chinese join', '手冲的水\n要稳。\n“慢”一点', [words('手冲的水要稳。“慢”一点')]],
  ['lines of English keep a space', 'slow\nriver', [words('slow river')]],
  ['a hard break', 'a  \nb', [words('a\nb')]],
  [
    'styles',
    '**粗** *斜* `码` ***both***',
    [
      {
        type: 'paragraph',
        inlines: [
          { text: '粗', bold: true },
          { text: ' ' },
          { text: '斜', italic: true },
          { text: ' ' },
          { text: '码', code: true },
          { text: ' ' },
          { text: 'both', bold: true, italic: true },
        ],
      },
    ],
  ],
  [
    'headings fall into two levels',
    '# a\n## b\n### c\n###### d\n#',
    [
      { type: 'heading', level: 2, inlines: [{ text: 'a' }] },
      { type: 'heading', level: 2, inlines: [{ text: 'b' }] },
      { type: 'heading', level: 3, inlines: [{ text: 'c' }] },
      { type: 'heading', level: 3, inlines: [{ text: 'd' }] },
    ],
  ],
  [
    'a link',
    '[去](https://example.com/a?b=1)',
    [{ type: 'paragraph', inlines: [{ text: '去', href: 'https://example.com/a?b=1' }] }],
  ],
  [
    'a picture between words',
    `前 ![杯](${MEDIA}) 后`,
    [words('前 '), { type: 'image', src: MEDIA, alt: '杯' }, words(' 后')],
  ],
  [
    'a picture from elsewhere',
    '![a](https://example.com/a.png)',
    [{ type: 'image', src: 'https://example.com/a.png', alt: 'a' }],
  ],
  [
    'lists lie flat',
    '- 一\n  - 二\n    - 三\n- 四',
    [
      {
        type: 'list',
        ordered: false,
        items: [[{ text: '一' }], [{ text: '二' }], [{ text: '三' }], [{ text: '四' }]],
      },
    ],
  ],
  ['a numbered list', '1. 一', [{ type: 'list', ordered: true, items: [[{ text: '一' }]] }]],
  [
    'whatever stands in an item keeps its words',
    '- 一\n\n  二\n\n      code',
    [
      {
        type: 'list',
        ordered: false,
        items: [
          [{ text: '一' }, { text: '\n' }, { text: '二' }, { text: '\n' }, { text: 'code', code: true }],
        ],
      },
    ],
  ],
  [
    'a quote',
    '> 一\n>\n> - 二',
    [{ type: 'quote', blocks: [words('一'), { type: 'list', ordered: false, items: [[{ text: '二' }]] }] }],
  ],
  [
    'quotes are at most two deep',
    '> > > > 深',
    [{ type: 'quote', blocks: [{ type: 'quote', blocks: [words('深')] }] }],
  ],
  ['code', '```js\n<b>\n```', [{ type: 'code', text: '<b>' }]],
  ['a rule', 'a\n\n---', [words('a'), { type: 'rule' }]],
  ['an escape', '\\*not\\*', [words('*not*')]],
])('%s', (_, source, blocks) => {
  expect(blocksOfMarkdown(source)).toEqual(blocks);
});

/** How a paragraph was set: what stands in «» is bold, in ‹› italic. */
const setOf = (source: string) =>
  blocksOfMarkdown(source)
    .flatMap((one) => (one.type === 'paragraph' ? one.inlines : []))
    .map(({ text, bold, italic }) => {
      const leaning = italic ? `‹${text}›` : text;
      return bold ? `«${leaning}»` : leaning;
    })
    .join('');

test.each([
  ['**水温要低：**从八十五度开始', '«水温要低：»从八十五度开始'],
  ['这是**“慢一点”**的意思', '这是«“慢一点”»的意思'],
  ['**《茶经》**里说', '«《茶经》»里说'],
  ['陆羽在**《茶经》**里说', '陆羽在«《茶经》»里说'],
  ['**“闷蒸”**是什么', '«“闷蒸”»是什么'],
  ['先**闷蒸（三十秒）**再注水', '先«闷蒸（三十秒）»再注水'],
  ['**（注意）**水很烫', '«（注意）»水很烫'],
  ['**别急。**再等等', '«别急。»再等等'],
  ['**第一步，**磨豆', '«第一步，»磨豆'],
  ['**真的吗？**真的。', '«真的吗？»真的。'],
  ['他说：**「再来一杯」**，就走了', '他说：«「再来一杯」»，就走了'],
  ['用**92℃**的水', '用«92℃»的水'],
  ['打**8折！**今天', '打«8折！»今天'],
  ['*水温：*要低', '‹水温：›要低'],
  ['这是*“慢”*的意思', '这是‹“慢”›的意思'],
  ['***《茶经》***里说', '«‹《茶经》›»里说'],
  ['**咖啡……**和茶', '«咖啡……»和茶'],
  ['**Cold Brew：**冷萃', '«Cold Brew：»冷萃'],
  ['**粗**磨**细**泡', '«粗»磨«细»泡'],
  ['**“一”**、**“二”**、**“三”**', '«“一”»、«“二”»、«“三”»'],
  ['**慢一点。**\n再慢一点', '«慢一点。»再慢一点'],
  // Still no emphasis.
  ['3 * 4 * 5 与 2**10', '3 * 4 * 5 与 2**10'],
  ['茶\\*水\\*和 ** 空 **', '茶*水*和 ** 空 **'],
])('emphasis in Chinese needs no spaces: %s', (source, set) => {
  expect(setOf(source)).toBe(set);
});

test.each([
  ['javascript:', '[x](javascript:alert(1))'],
  ['in capitals', '[x](JaVaScRiPt:alert(1))'],
  ['an entity in it', '[x](javascript&colon;alert(1))'],
  ['a tab in it', '[x](java&Tab;script:alert(1))'],
  ['data:', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
  ['vbscript:', '[x](vbscript:x)'],
  ['file:', '[x](file:///etc/passwd)'],
  ['no scheme', '[x](//example.com)'],
  ['a path', '[x](/api/v1/me)'],
  ['in a reference', '[x]\n\n[x]: javascript:alert(1)'],
  ['as a picture', '![x](javascript:alert(1))'],
  ['as a data picture', '![x](data:image/svg+xml;base64,PHN2Zz4=)'],
  ['as an http picture', '![x](http://example.com/a.png)'],
  ['as another address of ours', '![x](/api/v1/media/../me)'],
  ['a picture in a link', '[![x](javascript:1)](javascript:2)'],
])('of an address that leads astray (%s) only the words stay', (_, source) => {
  expect(blocksOfMarkdown(source)).toEqual([words('x')]);
});

test.each([
  ['<script>alert(1)</script>'],
  ['<img src=x onerror=alert(1)>'],
  ['a <b onclick="x">b</b>'],
  ['<!-- x -->'],
  ['<svg/onload=alert(1)>'],
])('raw HTML is visible text: %s', (source) => {
  expect(blocksOfMarkdown(source)).toEqual([words(source)]);
});

test('an autolink is a link like any other', () => {
  expect(blocksOfMarkdown('<https://example.com/>')).toEqual([
    { type: 'paragraph', inlines: [{ text: 'https://example.com/', href: 'https://example.com/' }] },
  ]);
  expect(blocksOfMarkdown('<javascript:alert(1)>')).toEqual([words('javascript:alert(1)')]);
});

test.each([
  ['open brackets', '['.repeat(60_000)],
  ['pictures in pictures', '!['.repeat(30_000)],
  ['closed brackets', `${'['.repeat(5_000)}x${'](a)'.repeat(5_000)}`],
  ['quotes', '>'.repeat(60_000)],
  ['lists', '- '.repeat(30_000)],
  ['stars', '*a **a '.repeat(8_500)],
  ['ticks', Array.from({ length: 340 }, (_, i) => '`'.repeat(i)).join(' ')],
])('%s without end are read in time, and stay within the contract', (_, source) => {
  const started = performance.now();
  const blocks = blocksOfMarkdown(source);
  expect(performance.now() - started).toBeLessThan(3_000);
  for (const one of blocks) expect(block.safeParse(one).success).toBe(true);
});

test('words of blocks, without what is markup', () => {
  const source = `## 标题\n\n字 **粗** [链](https://example.com)\n\n- 项\n\n> 引\n\n![图](${MEDIA})`;
  expect(textOfBlocks(blocksOfMarkdown(source))).toBe('标题\n字 粗 链\n项\n引\n图');
});
