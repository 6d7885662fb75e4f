import type { Tone } from './items.ts';
import type { TimelineLayout } from './layout.ts';
import type { Primitive, TimelinePicture } from './picture.ts';

/** A colour for each tone, as SVG writes it. */
export type Palette = Readonly<Record<Tone, string>>;

const escaped = (words: string): string =>
  words
    // What XML has no place for.
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function written(one: Primitive, palette: Palette): string {
  const paint = (fill: Tone | null, stroke: Tone | null): string =>
    `fill="${fill === null ? 'none' : palette[fill]}" stroke="${stroke === null ? 'none' : palette[stroke]}"`;
  switch (one.kind) {
    case 'path': {
      const dash = one.dash.length === 0 ? '' : ` stroke-dasharray="${one.dash.join(' ')}"`;
      return `<path d="${one.d}" ${paint(one.fill, one.stroke)} stroke-width="${one.width}"${dash}/>`;
    }
    case 'rect':
      return `<rect x="${one.x}" y="${one.y}" width="${one.width}" height="${one.height}" ${paint(one.fill, one.stroke)}/>`;
    case 'text': {
      const bold = one.bold ? ' font-weight="650"' : '';
      return `<text x="${one.x}" y="${one.y}" font-size="${one.size}" text-anchor="${one.anchor}"${bold} fill="${palette[one.tone]}">${escaped(one.text)}</text>`;
    }
  }
}

/** What stands above the chart in a picture of it. */
export type SvgHead = { readonly title: string; readonly lines: readonly string[] };
const headLine = 20;
const headTop = 30;

/** Height of the head of a picture. */
const headHeight = ({ lines }: SvgHead): number => headTop + lines.length * headLine + 12;

/** A picture of its own: SVG text with its colours and words in it, and nothing outside of it. */
export function svgText(
  { width, height, plot }: Pick<TimelineLayout, 'width' | 'height' | 'plot'>,
  picture: TimelinePicture,
  head: SvgHead,
  palette: Palette,
): { readonly svg: string; readonly width: number; readonly height: number } {
  const top = headHeight(head);
  const whole = top + height + 8;
  const all = (ones: readonly Primitive[]): string => ones.map((one) => written(one, palette)).join('\n');
  const texts = [
    `<text x="8" y="${headTop - 6}" font-size="18" font-weight="650" fill="${palette.text}">${escaped(head.title)}</text>`,
    ...head.lines.map(
      (words, n) => `<text x="8" y="${headTop - 6 + (n + 1) * headLine}" font-size="13" fill="${palette.soft}">${escaped(words)}</text>`,
    ),
  ];
  const svg = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="'Atkinson Hyperlegible Next', 'Segoe UI', 'DejaVu Sans', sans-serif">`,
    `<title>${escaped(head.title)}</title>`,
    `<rect width="${width}" height="${whole}" fill="${palette.panel}"/>`,
    `<clipPath id="plot"><rect x="${plot.left}" y="0" width="${plot.width}" height="${height}"/></clipPath>`,
    ...texts,
    `<g transform="translate(0 ${top})">`,
    all(picture.frame),
    '<g clip-path="url(#plot)">',
    all(picture.behind),
    all(picture.marks.flatMap(({ drawn }) => drawn)),
    '</g>',
    '</g>',
    '</svg>',
    '',
  ].join('\n');
  return { svg, width, height: whole };
}
