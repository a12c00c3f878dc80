import { useMemo } from 'react';
import { usePreferences } from '../../shared/preferences';
import { useChartColours } from '../../shared/theme';
import Chart from '../../shared/ui/chart';
import { useWords } from '../../shared/words';
import { words } from './words';

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/** 7 weekdays by 24 local hours; the scale begins at zero and its legend stands below. */
export default function HeatMap({ heat }: { heat: readonly (readonly number[])[] }) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const colours = useChartColours();
  const option = useMemo(() => {
    const cells = heat.flatMap((hours, day) => hours.map((value, hour) => [hour, day, round(value)]));
    const most = Math.max(1, ...cells.map((cell) => cell[2]!));
    const axis = {
      type: 'category',
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { color: colours.ink3, fontSize: 11 },
    };
    return {
      grid: { left: 4, right: 4, top: 4, bottom: 34, containLabel: true },
      tooltip: {
        backgroundColor: colours.raised,
        borderColor: colours.line,
        textStyle: { color: colours.ink, fontSize: 12 },
        formatter: ({ value: [hour, day, count] }: { value: [number, number, number] }) =>
          `${t.weekdays[day]} ${hour}:00–${hour + 1}:00 · ${t.times(count.toLocaleString(locale))}`,
      },
      xAxis: { ...axis, data: HOURS, axisLabel: { ...axis.axisLabel, interval: 2 } },
      yAxis: { ...axis, data: t.weekdays, inverse: true, axisLabel: { ...axis.axisLabel, interval: 0 } },
      visualMap: {
        min: 0,
        max: most,
        orient: 'horizontal',
        left: 0,
        bottom: 0,
        itemWidth: 10,
        itemHeight: 120,
        padding: 0,
        text: [`${most.toLocaleString(locale)} ${t.more}`, `${t.less} 0`],
        textStyle: { color: colours.ink3, fontSize: 11 },
        inRange: { color: [...colours.sequential] },
        calculable: false,
      },
      series: [
        {
          type: 'heatmap',
          data: cells,
          itemStyle: { borderColor: colours.surface, borderWidth: 2, borderRadius: 3 },
          emphasis: { itemStyle: { borderColor: colours.ink } },
        },
      ],
    };
  }, [heat, t, locale, colours]);
  return <Chart option={option} height={232} label={t.heatLabel} />;
}

const round = (value: number) => Math.round(value * 10) / 10;
