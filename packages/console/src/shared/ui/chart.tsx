import { BarChart, HeatmapChart } from 'echarts/charts';
import { GridComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useScheme } from '../theme';

use([BarChart, HeatmapChart, GridComponent, TooltipComponent, VisualMapComponent, CanvasRenderer]);

interface ChartProps {
  option: EChartsCoreOption;
  height: number;
  /** What the chart shows, for those who do not see it. */
  label: string;
}

/** A chart that follows the size of its place and the scheme. Import it lazily: the library is large. */
export default function Chart({ option, height, label }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init>>(undefined);
  const scheme = useScheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new scheme needs a new canvas
  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current);
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, [scheme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new canvas has to be drawn, too
  useEffect(() => {
    const { fontFamily } = getComputedStyle(document.body);
    chart.current?.setOption({ animation: false, textStyle: { fontFamily }, ...option }, { notMerge: true });
  }, [option, scheme]);

  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
