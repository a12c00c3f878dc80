import { fireEvent, render, screen } from '@testing-library/react';
import type { Block } from '@wanglai/contract';
import { Blocks } from './blocks';

test('draws every kind of block', () => {
  const blocks: Block[] = [
    { type: 'heading', level: 2, inlines: [{ text: '水' }] },
    {
      type: 'paragraph',
      inlines: [{ text: '慢' }, { text: '一点', bold: true }, { text: '看', href: 'https://a.cn' }],
    },
    { type: 'quote', blocks: [{ type: 'paragraph', inlines: [{ text: '引' }] }] },
    { type: 'list', ordered: true, items: [[{ text: '一' }], [{ text: '二' }]] },
    { type: 'code', text: 'x = 1' },
    { type: 'image', src: '/api/v1/media/0', alt: '壶' },
    { type: 'rule' },
  ];
  render(<Blocks blocks={blocks} />);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('水');
  expect(screen.getByText('一点').className).toContain('run--bold');
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['1.一', '2.二']);
  expect(document.querySelector('img')?.getAttribute('src')).toBe('http://api.test/api/v1/media/0?w=960');
});

test('a picture that does not load leaves its caption', () => {
  render(<Blocks blocks={[{ type: 'image', src: '/api/v1/media/0', alt: '壶' }]} />);
  fireEvent.error(document.querySelector('img')!);
  expect(document.querySelector('img')).toBeNull();
  expect(screen.getByText('壶')).toBeTruthy();
});

test('markup in a text stays text', () => {
  render(<Blocks blocks={[{ type: 'paragraph', inlines: [{ text: '<img src=x onerror=alert(1)>' }] }]} />);
  expect(document.querySelector('img')).toBeNull();
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
});
