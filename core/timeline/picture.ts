import { type Drawn, sizes } from './drawn.ts';
import type { Look, Tone } from './items.ts';
import type { Mark } from './laneLayout.ts';
import type { TimelineLayout } from './layout.ts';

/** What a chart is drawn with. Text stands with its baseline at `y`. */
export type Primitive =
  | Drawn
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly tone: Tone;
      readonly bold: boolean;
    };

/** The words that a chart is drawn with: the page's, in its language. */
export type TimelineWords = {
  readonly tick: (day: string) => string;
  readonly today: string;
  /** Name of a lane, and below it what else is to be known of it. */
  readonly lane: (id: string) => { readonly name: string; readonly below: readonly string[] };
  readonly value: (value: number) => string;
  /** What stands within a stretch of time; cut where there is no room. */
  readonly stretch: (mark: Mark) => string;
};

/** What is drawn of a timeline: `behind` may reach out of the plot and is cut by it. */
export type TimelinePicture = {
  readonly frame: readonly Primitive[];
  readonly behind: readonly Primitive[];
  readonly marks: readonly { readonly mark: Mark; readonly drawn: readonly Primitive[] }[];
};

const textSize = 12.5;
/** Width of a letter, as a share of its height; of most words a little less. */
const letter = 0.51;

const text = (x: number, y: number, words: string, more: Partial<Extract<Primitive, { kind: 'text' }>> = {}): Primitive => ({
  kind: 'text',
  x,
  y,
  text: words,
  size: textSize,
  anchor: 'start',
  tone: 'text',
  bold: false,
  ...more,
});

const line = (d: string, stroke: Tone, width: number, dash: readonly number[] = []): Primitive => ({
  kind: 'path',
  d,
  stroke,
  fill: null,
  width,
  dash,
});

/** As many letters of a size as have room in so many units; empty where hardly any has. */
export function fitting(words: string, width: number, size: number): string {
  const most = Math.floor(width / (letter * size));
  if (words.length <= most) return words;
  return most < 4 ? '' : `${words.slice(0, most - 1).trimEnd()}…`;
}

/** Draws a layout: on screen and in a picture the same. */
export function drawTimeline(layout: TimelineLayout, words: TimelineWords): TimelinePicture {
  const { plot, ticks, today, lanes, width } = layout;
  const bottom = plot.top + plot.height;
  const right = plot.left + plot.width;
  const frame: Primitive[] = ticks.flatMap(({ day, x }) => [
    line(`M${x} ${plot.top} V${bottom}`, 'grid', 1),
    ...(x + 60 > right ? [] : [text(x + 4, plot.top - 12, words.tick(day), { tone: 'soft' })]),
  ]);
  frame.push(line(`M${plot.left} ${plot.top} H${right}`, 'soft', 1));
  for (const { lane, top, height, yTicks } of lanes) {
    const { name, below } = words.lane(lane.id);
    frame.push(text(8, top + 13, fitting(name, sizes.gutter - 52, textSize), { bold: true }));
    below.forEach((each, n) => {
      frame.push(text(8, top + 30 + n * 15, fitting(each, sizes.gutter - 46, 11.5), { tone: 'soft', size: 11.5 }));
    });
    frame.push(line(`M8 ${top + height + sizes.laneGap / 2} H${width - 8}`, 'grid', 1));
    for (const { y, value } of yTicks) {
      frame.push(line(`M${plot.left} ${y} H${right}`, 'grid', 0.6));
      frame.push(text(plot.left - 6, y + 4, words.value(value), { anchor: 'end', size: 11.5, tone: 'soft' }));
    }
  }
  const now: readonly Primitive[] =
    today === null
      ? []
      : [line(`M${today} ${plot.top} V${bottom}`, 'text', 1.2, [2, 3]), text(today + 4, plot.top - 1, words.today, { size: 11 })];
  return {
    frame,
    behind: [...lanes.flatMap(({ drawn }) => drawn), ...now],
    marks: lanes.flatMap(({ lane, marks }) =>
      marks.map((mark) => ({
        mark,
        // Bars are drawn with their lane, which knows how much of them is what.
        drawn: lane.kind === 'bars' ? [] : [...whiskerOf(mark), ...drawnOf(mark, words)],
      })),
    ),
  };
}

function whiskerOf({ whisker, x, look }: Mark): readonly Primitive[] {
  if (whisker === null) return [];
  return [line(`M${x} ${whisker.top} V${whisker.bottom} M${x - 3} ${whisker.top} h6 M${x - 3} ${whisker.bottom} h6`, look.tone, 1.4)];
}

function drawnOf(mark: Mark, words: TimelineWords): readonly Primitive[] {
  const { look, box, x, y, items } = mark;
  if (look.shape === 'bar')
    return [
      { kind: 'rect', ...box, fill: look.tone, stroke: 'panel' },
      text(box.x + 6, box.y + box.height / 2 + 4.5, fitting(words.stretch(mark), box.width - 10, 12), { size: 12 }),
    ];
  const half = box.width / 2 - 3;
  const d = shapePath(look, x, y, Math.max(3, half));
  const one: Primitive =
    look.shape === 'cross' ? line(d, look.tone, 2) : { kind: 'path', d, stroke: 'panel', fill: look.tone, width: 1, dash: [] };
  if (items.length === 1) return [one];
  return [
    one,
    text(x, y + 4, String(items.length), {
      anchor: 'middle',
      size: items.length > 9 ? 9 : 11,
      tone: look.shape === 'cross' ? 'text' : 'panel',
      bold: true,
    }),
  ];
}

/** Path of a shape about a place, so wide to each side. */
export function shapePath({ shape }: Look, x: number, y: number, half: number): string {
  switch (shape) {
    case 'circle':
      return `M${x - half} ${y} a${half} ${half} 0 1 0 ${2 * half} 0 a${half} ${half} 0 1 0 ${-2 * half} 0 Z`;
    case 'square':
    case 'bar':
      return `M${x - half} ${y - half} h${2 * half} v${2 * half} h${-2 * half} Z`;
    case 'diamond':
      return `M${x} ${y - half * 1.2} L${x + half * 1.2} ${y} L${x} ${y + half * 1.2} L${x - half * 1.2} ${y} Z`;
    case 'cross':
      return `M${x - half} ${y - half} L${x + half} ${y + half} M${x - half} ${y + half} L${x + half} ${y - half}`;
    case 'triangle':
      return `M${x} ${y - half * 1.1} L${x + half * 1.1} ${y + half} L${x - half * 1.1} ${y + half} Z`;
  }
}
