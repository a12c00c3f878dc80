import { useMemo } from 'react';
import { usePreferences } from '../../shared/preferences';
import { useChartColours } from '../../shared/theme';
import { clock } from '../../shared/time';
import Chart from '../../shared/ui/chart';

interface MinutesChartProps {
  perMinute: readonly { at: number; count: number }[];
  label: string;
}

/** Sixty bars, one a minute, on an axis that begins at zero. */
export default function MinutesChart({ perMinute, label }: MinutesChartProps) {
  const colours = useChartColours();
  const { locale } = usePreferences();
  const option = useMemo(
    () => ({
      grid: { left: 4, right: 8, top: 8, bottom: 0, containLabel: true },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow', shadowStyle: { color: colours.line, opacity: 0.4 } },
        backgroundColor: colours.raised,
        borderColor: colours.line,
        textStyle: { color: colours.ink, fontSize: 12 },
      },
      xAxis: {
        type: 'category',
        data: perMinute.map(({ at }) => clock(new Date(at), locale)),
        axisLabel: { color: colours.ink3, fontSize: 11, interval: 9, showMinLabel: true },
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        splitNumber: 3,
        axisLabel: { color: colours.ink3, fontSize: 11 },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'bar',
          name: label,
          // The minute of now is not over: its bar is lighter.
          data: perMinute.map(({ count }, i) =>
            i === perMinute.length - 1 ? { value: count, itemStyle: { opacity: 0.45 } } : count,
          ),
          barCategoryGap: '20%',
          itemStyle: { color: colours.categorical[1], borderRadius: [2, 2, 0, 0] },
        },
      ],
    }),
    [perMinute, colours, locale, label],
  );
  return <Chart option={option} height={128} label={label} />;
}
