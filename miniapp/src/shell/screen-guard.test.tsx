import { fireEvent, render, screen } from '@testing-library/react';
import { ScreenGuard } from './screen-guard';

let broken = true;
function Screen() {
  if (broken) throw new Error('unforeseen');
  return <p>今天的文章</p>;
}

test('a screen that breaks takes nothing else with it, and can be tried again', () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  render(
    <>
      <ScreenGuard>
        <Screen />
      </ScreenGuard>
      <p>首页</p>
    </>,
  );
  expect(screen.getByText('没能加载出来')).toBeTruthy();
  expect(screen.getByText('首页')).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByText('再试一次'));
  expect(screen.getByText('今天的文章')).toBeTruthy();
});
