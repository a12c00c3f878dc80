import { fireEvent, render, screen } from '@testing-library/react';
import { Cover } from './cover';

const card = { cover: '/api/v1/media/0', title: '𠮷水手冲', topics: [{ key: 'tea', label: '茶' }] };
const picture = () => document.querySelector('img');

test.each([
  ['wide', 960],
  ['square', 320],
] as const)('%s: asks for the width that is shown', (shape, width) => {
  render(<Cover card={card} shape={shape} />);
  expect(picture()?.getAttribute('src')).toBe(`http://api.test/api/v1/media/0?w=${width}`);
});

test('a picture that does not load gives way to the first character; the next one is tried again', () => {
  const { rerender } = render(<Cover card={card} shape="wide" />);
  fireEvent.error(picture()!);
  expect(picture()).toBeNull();
  expect(screen.getByText('𠮷')).toBeTruthy();
  expect(screen.getByText('茶')).toBeTruthy();
  rerender(<Cover card={{ ...card, cover: '/api/v1/media/1' }} shape="wide" />);
  expect(picture()).not.toBeNull();
});
