import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { type ChartSeries, lineChart } from '#core/chart/lineChart.ts';
import classes from './LineChart.module.css';

export type DrawnSeries = ChartSeries & {
  readonly key: string;
  readonly colour: string;
  /** On and off lengths; empty for an unbroken line. */
  readonly dash: readonly number[];
};

type Props = {
  /** The chart in words, for those who do not see it. */
  readonly label: string;
  readonly series: readonly DrawnSeries[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Value on the x axis at which the playhead stands. */
  readonly at: number;
  /** Pressed or dragged to this value. */
  readonly onGo: (x: number) => void;
};

const margins = { left: 60, right: 14, top: 22, bottom: 40 };

/** Lines over one axis with a playhead: press or drag to go to a moment. */
export function LineChart({ label, series, xLabel, yLabel, at, onGo }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const chart = lineChart(series, size, margins);
  const go = (event: PointerEvent) => {
    if (chart === null || (event.type === 'pointermove' && event.buttons === 0)) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    onGo(chart.xOf(event.clientX - (box.current?.getBoundingClientRect().left ?? 0)));
  };
  return (
    <div ref={box} className={classes['chart']} onPointerDown={go} onPointerMove={go}>
      {chart !== null && (
        <svg width={size.width} height={size.height} role="img" aria-label={label}>
          <title>{label}</title>
          {chart.yTicks.map((tick) => (
            <g key={tick.label}>
              <line className={classes['grid']} x1={chart.plot.left} x2={chart.plot.left + chart.plot.width} y1={tick.at} y2={tick.at} />
              <text x={chart.plot.left - 8} y={tick.at + 4} textAnchor="end">
                {tick.label}
              </text>
            </g>
          ))}
          {chart.xTicks.map((tick) => (
            <g key={tick.label}>
              <line
                className={classes['grid']}
                x1={tick.at}
                x2={tick.at}
                y1={chart.plot.top + chart.plot.height}
                y2={chart.plot.top + chart.plot.height + 5}
              />
              <text x={tick.at} y={chart.plot.top + chart.plot.height + 18} textAnchor="middle">
                {tick.label}
              </text>
            </g>
          ))}
          {chart.zero !== null && (
            <line
              className={classes['zero']}
              x1={chart.plot.left}
              x2={chart.plot.left + chart.plot.width}
              y1={chart.zero}
              y2={chart.zero}
            />
          )}
          {series.map(({ key, colour }, i) => (
            <path key={key} d={chart.lines[i]?.band} fill={colour} opacity={0.22} />
          ))}
          {series.map(({ key, colour, dash }, i) => (
            <g key={key} data-series={key}>
              <path className={classes['rim']} d={chart.lines[i]?.line} />
              <path d={chart.lines[i]?.line} fill="none" stroke={colour} strokeWidth={2} strokeDasharray={dash.join(' ')} />
            </g>
          ))}
          <line
            className={classes['playhead']}
            x1={chart.xAt(at)}
            x2={chart.xAt(at)}
            y1={chart.plot.top}
            y2={chart.plot.top + chart.plot.height}
          />
          <text className={classes['name']} x={chart.plot.left} y={14}>
            {yLabel}
          </text>
          <text className={classes['name']} x={chart.plot.left + chart.plot.width} y={size.height - 6} textAnchor="end">
            {xLabel}
          </text>
        </svg>
      )}
    </div>
  );
}
