import { editText, type TextEdit } from './edit-text';

/** `[` and `]` mark what is chosen. */
const parse = (marked: string) => ({
  text: marked.replace(/[[\]]/g, ''),
  start: marked.indexOf('['),
  end: marked.indexOf(']') - 1,
});
const print = ({ text, start, end }: { text: string; start: number; end: number }) =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;

test.each<[string, TextEdit, string]>([
  ['慢[一点]。', { kind: 'wrap', mark: '**', sample: '文字' }, '慢**[一点]**。'],
  ['慢[]', { kind: 'wrap', mark: '*', sample: '文字' }, '慢*[文字]*'],
  ['一\n二[]', { kind: 'prefix', prefix: '## ', sample: '' }, '一\n[## 二]'],
  ['[一\n二]', { kind: 'prefix', prefix: '1. ', sample: '' }, '[1. 一\n2. 二]'],
  ['一[]', { kind: 'block', block: '---' }, '一\n\n---\n\n[]'],
])('%s', (before, edit, after) => {
  expect(print(editText(parse(before), edit))).toBe(after);
});
