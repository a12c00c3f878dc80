import { render, screen } from '@testing-library/react';
import type { Portrait } from '@wanglai/contract';
import { HourChart } from './hour-chart';

const portrait = (hours: number[]) =>
  ({
    habit: { hours, heat: [], peakHour: hours.indexOf(Math.max(...hours)) },
    activeNights14: 5,
    nightShare14: 0.64,
  }) as unknown as Portrait;

test('24 bars from noon to noon, the night shaded, heights against the highest', () => {
  const hours = Array.from({ length: 24 }, () => 0);
  hours[0] = 10;
  hours[14] = 5;
  const { container } = render(<HourChart portrait={portrait(hours)} />);
  const slots = [...container.querySelectorAll<HTMLElement>('.hours__slot')];
  expect(slots).toHaveLength(24);
  expect(container.querySelectorAll('.hours__slot--night')).toHaveLength(6);
  const height = (slot: number) => slots[slot]?.querySelector<HTMLElement>('.hours__bar')?.style.height;
  expect(height(12)).toBe('100%');
  expect(height(2)).toBe('50%');
  expect(height(5)).toBe('0%');
  expect(screen.getByText('近 14 天有 5 晚在夜里活动，占 64%')).toBeTruthy();
});

test('says so when there is nothing to draw', () => {
  render(<HourChart portrait={portrait(Array.from({ length: 24 }, () => 0))} />);
  expect(screen.getByText('还没有足够的记录画出这张图。')).toBeTruthy();
});
