import { DeviceClocks } from './device-clocks';

const HOUR = 3_600_000;
const FIFTY_YEARS = 1_577_880_000_000;
const SLOW = 12_000;

/** What is made of the lags of one device, request by request. */
const skews = (...lags: number[]) => {
  const clocks = new DeviceClocks();
  return lags.map((lag) => clocks.skewOf('phone', lag));
};

it.each([
  ['a right clock', [200, 4_000, 80], [0, 0, 0]],
  ['a right clock and a slow way, be it the first', [SLOW, 90, SLOW], [0, 0, 0]],
  ['a right clock and a slow way, be it a long one', [90_000, 90], [0, 0]],
  ['a clock three hours behind, also over a slow way', [3 * HOUR, 3 * HOUR + SLOW], [3 * HOUR, 3 * HOUR]],
  [
    'a clock three hours ahead, from the fastest request on',
    [SLOW - 3 * HOUR, 50 - 3 * HOUR, SLOW - 3 * HOUR],
    [SLOW - 3 * HOUR, 50 - 3 * HOUR, 50 - 3 * HOUR],
  ],
  ['a clock fifty years ahead', [-FIFTY_YEARS, SLOW - FIFTY_YEARS], [-FIFTY_YEARS, -FIFTY_YEARS]],
  ['a clock fifty years behind', [FIFTY_YEARS], [FIFTY_YEARS]],
  ['a clock twelve seconds ahead', [-SLOW], [-SLOW]],
  [
    'a clock forty seconds behind, once several agree',
    [40_100, 40_200, 40_050, 52_000],
    [0, 0, 40_050, 40_050],
  ],
  ['a clock that is set right', [3 * HOUR, 100, 100], [3 * HOUR, 0, 0]],
  ['a clock that is set wrong', [100, 3 * HOUR, 3 * HOUR + SLOW], [0, 3 * HOUR, 3 * HOUR]],
])('%s', (_, lags, expected) => {
  expect(skews(...lags)).toEqual(expected);
});

it('tells devices apart', () => {
  const clocks = new DeviceClocks();
  clocks.skewOf('tablet', -40_000);
  expect(clocks.skewOf('phone', 100)).toBe(0);
});
