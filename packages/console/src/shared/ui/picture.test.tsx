import { fireEvent, render, screen } from '@testing-library/react';
import { Picture } from './picture';

test('what does not load gives way to what stands in for it; the next one is tried again', () => {
  const { rerender } = render(<Picture src="/api/v1/media/0" alt="壶" wide={320} instead={<b>茶</b>} />);
  const picture = screen.getByRole('img');
  expect(picture.getAttribute('src')).toBe('/api/v1/media/0?w=320');
  fireEvent.error(picture);
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.getByText('茶')).toBeTruthy();
  rerender(<Picture src="https://a.example/1.png" alt="壶" wide={320} />);
  expect(screen.getByRole('img').getAttribute('src')).toBe('https://a.example/1.png');
});
