import { fireEvent, render, screen } from '@testing-library/react';
import { ERRORS } from '@wanglai/contract/names';
import { Picture } from './bubbles';
import { chatWords } from './words';

const body = { kind: 'image', url: '/api/v1/media/0', width: 1200, height: 900 } as const;
const picture = () => document.querySelector('img');

test('a picture in a talk is asked for as large as it is shown', () => {
  render(<Picture body={body} />);
  expect(picture()?.getAttribute('src')).toBe('http://api.test/api/v1/media/0?w=960');
});

test('one that does not load says so in its place, and is tried again when tapped', () => {
  render(<Picture body={body} />);
  fireEvent.error(picture()!);
  expect(picture()).toBeNull();
  fireEvent.click(screen.getByText(chatWords['zh-CN'].pictureAway));
  expect(picture()).not.toBeNull();
});

test('every way in which a picture may be refused has words of its own', () => {
  const refusals = Object.keys(ERRORS).filter(
    (code) => code.startsWith('media.') && code !== 'media.not-found',
  );
  for (const words of [chatWords['zh-CN'], chatWords.en])
    expect(Object.keys(words.pictureFaults)).toEqual(expect.arrayContaining(refusals));
});
