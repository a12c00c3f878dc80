import type { Block, Inline } from '@wanglai/contract';
import MarkdownIt, { type Token } from 'markdown-it';
import besideChinese from 'markdown-it-cjk-friendly';

// CommonMark takes stars between a Chinese sign and a Chinese character for no emphasis: it looks for spaces that
// Chinese does not write. https://github.com/tats-u/markdown-cjk-friendly
const markdown = new MarkdownIt('commonmark', { html: false }).use(besideChinese);
// Addresses are judged here, one by one; what is refused keeps its words and loses its address.
markdown.validateLink = () => true;

const MOST_QUOTES = 2;
const MOST_ADDRESS = 2_000;

/**
 * Parses Markdown into data: headings of levels 2 and 3, paragraphs, pictures, quotes (at most two deep), flat lists,
 * code and rules. Nothing is ever markup: raw HTML stays visible text. Links lead to http(s) only, pictures are
 * uploaded ones (`/api/v1/media/<id>`) or https; of anything else only the words stay.
 */
export function blocksOfMarkdown(source: string): Block[] {
  return new Reader(markdown.parse(source, {})).blocks(0);
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  /** Reads up to the closing token that is not its own, which it takes too. */
  blocks(quotes: number): Block[] {
    const blocks: Block[] = [];
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at++]!;
      if (token.nesting === -1) {
        if (token.type === 'blockquote_close') return blocks;
        continue;
      }
      switch (token.type) {
        case 'heading_open': {
          const level = token.tag === 'h1' || token.tag === 'h2' ? 2 : 3;
          const inlines = textOnly(runsOf(this.tokens[this.at]?.children ?? []));
          if (inlines.length) blocks.push({ type: 'heading', level, inlines });
          this.at += 2;
          break;
        }
        case 'inline':
          blocks.push(...paragraphs(runsOf(token.children ?? [])));
          break;
        case 'blockquote_open': {
          const inner = this.blocks(quotes + 1);
          if (quotes >= MOST_QUOTES) blocks.push(...inner);
          else if (inner.length) blocks.push({ type: 'quote', blocks: inner });
          break;
        }
        case 'bullet_list_open':
        case 'ordered_list_open':
          blocks.push({ type: 'list', ordered: token.type === 'ordered_list_open', items: this.items() });
          break;
        case 'fence':
        case 'code_block':
          blocks.push({ type: 'code', text: token.content.replace(/\n$/, '') });
          break;
        case 'hr':
          blocks.push({ type: 'rule' });
          break;
      }
    }
    return blocks;
  }

  /** Items of a list as runs of text; lists within lists lie flat, whatever else stands in an item keeps its words. */
  private items(): Inline[][] {
    const items: Inline[][] = [];
    let lists = 1;
    while (lists > 0 && this.at < this.tokens.length) {
      const token = this.tokens[this.at++]!;
      if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') lists++;
      else if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') lists--;
      else if (token.type === 'list_item_open') items.push([]);
      else {
        const runs =
          token.type === 'inline'
            ? textOnly(runsOf(token.children ?? []))
            : token.type === 'fence' || token.type === 'code_block'
              ? [{ text: token.content.replace(/\n$/, ''), code: true }]
              : [];
        const item = items.at(-1);
        if (item && runs.length) item.push(...(item.length ? [{ text: '\n' }] : []), ...runs);
      }
    }
    return items.filter((item) => item.length);
  }
}

type Run = Inline | { image: { src: string; alt: string } };

function runsOf(tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  let bold = 0;
  let italic = 0;
  const hrefs: (string | undefined)[] = [];
  const add = (text: string, code = false) => {
    if (!text) return;
    const href = hrefs.at(-1);
    const run: Inline = {
      text,
      ...(bold > 0 && { bold: true }),
      ...(italic > 0 && { italic: true }),
      ...(code && { code: true }),
      ...(href && { href }),
    };
    const last = runs.at(-1);
    if (last && !('image' in last) && sameStyle(last, run)) last.text += text;
    else runs.push(run);
  };
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'text' || token.type === 'text_special') add(token.content);
    else if (token.type === 'code_inline') add(token.content, true);
    else if (token.type === 'strong_open') bold++;
    else if (token.type === 'strong_close') bold--;
    else if (token.type === 'em_open') italic++;
    else if (token.type === 'em_close') italic--;
    else if (token.type === 'link_open') hrefs.push(linkOf(token.attrGet('href') ?? ''));
    else if (token.type === 'link_close') hrefs.pop();
    else if (token.type === 'hardbreak') add('\n');
    else if (token.type === 'softbreak') add(betweenHan(wordsAround(tokens, i)) ? '' : ' ');
    else if (token.type === 'image') {
      const src = pictureOf(token.attrGet('src') ?? '');
      if (src) runs.push({ image: { src, alt: token.content } });
      else add(token.content);
    }
  }
  return runs;
}

const sameStyle = (a: Inline, b: Inline) =>
  a.bold === b.bold && a.italic === b.italic && a.code === b.code && a.href === b.href;

/** What stands before and after the end of a line, whatever emphasis ends or begins there. */
function wordsAround(tokens: readonly Token[], at: number): [string, string] {
  let [before, after] = [at - 1, at + 1];
  while (tokens[before]?.content === '') before--;
  while (tokens[after]?.content === '') after++;
  return [tokens[before]?.content ?? '', tokens[after]?.content ?? ''];
}

/** Lines of Chinese join without a space. */
const betweenHan = ([before, after]: [string, string]) =>
  /[\p{Script=Han}\p{P}]$/u.test(before) && /^[\p{Script=Han}\p{P}]/u.test(after);

const textOnly = (runs: readonly Run[]): Inline[] =>
  runs.map((run) => ('image' in run ? { text: run.image.alt } : run)).filter((run) => run.text);

/** A paragraph; pictures in it stand between its parts. */
function paragraphs(runs: readonly Run[]): Block[] {
  const blocks: Block[] = [];
  let inlines: Inline[] = [];
  const close = () => {
    if (inlines.some((one) => one.text.trim())) blocks.push({ type: 'paragraph', inlines });
    inlines = [];
  };
  for (const run of runs) {
    if (!('image' in run)) inlines.push(run);
    else {
      close();
      blocks.push({ type: 'image', ...run.image });
    }
  }
  close();
  return blocks;
}

function linkOf(address: string): string | undefined {
  if (address.length > MOST_ADDRESS || !/^https?:\/\//i.test(address) || !URL.canParse(address))
    return undefined;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

function pictureOf(address: string): string | undefined {
  if (/^\/api\/v1\/media\/[0-9a-f]{32}$/.test(address)) return address;
  const link = linkOf(address);
  return link?.startsWith('https:') ? link : undefined;
}

/** The words of blocks, one line each. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.type === 'heading' || block.type === 'paragraph') return joined(block.inlines);
      if (block.type === 'quote') return textOfBlocks(block.blocks);
      if (block.type === 'list') return block.items.map(joined).join('\n');
      if (block.type === 'code') return block.text;
      return block.type === 'image' ? block.alt : '';
    })
    .join('\n');
}

const joined = (inlines: readonly Inline[]) => inlines.map((inline) => inline.text).join('');
