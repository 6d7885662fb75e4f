import { afterAll, describe, expect, it } from 'vitest';
import type { ReportModel, ReportPairImage } from '#node/reports/model.ts';
import { sampleClip, sampleReport, sampleRow } from '#tests/unit/report/sampleReport.ts';
import { hasPoppler, type PrintedWord, textOf, wordsOf } from './poppler.ts';
import { reportLab, wholeText } from './reportLab.ts';

const lab = reportLab();
afterAll(() => lab.close());

const still = (width: number, height: number, change: Partial<ReportPairImage> = {}): ReportPairImage => ({
  clip: 1,
  clipTitle: 'left side, fresh',
  visitAt: '2026-03-01T15:30:00.000Z',
  visitTitle: 'Treadmill',
  view: 'side-left',
  mirrored: false,
  condition: '',
  speed: null,
  captureRate: { framesPerSecond: 240, slowdown: 8, source: 'apple-capture-tag', confirmed: true, reason: '' },
  frame: 120,
  clipTime: 4,
  width,
  height,
  picture: lab.bluePicture(width, height),
  drawing: [],
  values: [],
  ...change,
});
const printed = (change: Partial<ReportModel>) =>
  lab.render(sampleReport({ keyImages: [], measurements: null, findings: null, advice: null, ...change }));

/** Two words that are printed over each other: boxes of lines may touch by a little. */
const isUnder = (word: PrintedWord, other: PrintedWord): boolean =>
  word !== other &&
  Math.min(word.right, other.right) - Math.max(word.left, other.left) > 1 &&
  Math.min(word.bottom, other.bottom) - Math.max(word.top, other.top) > 0.4 * (word.bottom - word.top);

describe.skipIf(!hasPoppler)('pairs on paper', () => {
  it.each(['A4', 'Letter'] as const)('a caption stays on the page of its stills, wherever a page of %s ends', async (paper) => {
    const comparisons = Array.from({ length: 30 }, (_, n) => {
      const height = 60 + ((n * 37) % 90);
      const caption = ['begin', 'a', 'b', 'c', 'd', 'end'].map((line) => `Caption ${line} <${n}>`).join('\n');
      return { title: `Title <${n}>`, caption, images: [still(160, height), still(160, height)] };
    });
    const pages = textOf(await printed({ paper, comparisons }));
    const pageOf = (words: string): number => pages.findIndex((page) => page.includes(words));
    for (const n of comparisons.keys()) {
      expect(pageOf(`Title <${n}>`)).toBeGreaterThanOrEqual(0);
      for (const line of ['begin', 'end']) expect(pageOf(`Caption ${line} <${n}>`), `${line} ${n}`).toBe(pageOf(`Title <${n}>`));
    }
    expect(pages.length).toBeGreaterThan(8);
  });

  it.each(['A4', 'Letter'] as const)(
    'nothing is cut off or printed over each other where every still has six long values: %s',
    async (paper) => {
      const values = (clip: number) =>
        [1, 2, 3, 4, 5, 6].map((n) => sampleRow({ name: `Inclination of the lower leg at contact v${clip}n${n}`, value: n }));
      const shapes = [
        [720, 1280],
        [640, 640],
        [1280, 720],
      ] as const;
      const comparisons = shapes.flatMap(([width, height], k) =>
        [2, 3, 4].map((count) => ({
          title: `Title ${k}${count}`,
          caption: `${'word '.repeat(80)}last${k}${count}`,
          images: Array.from({ length: count }, (_, i) =>
            still(width / 8, height / 8, {
              values: values(100 * k + 10 * count + i),
              clipTitle: 'left side after five kilometres with the new shoes',
              condition: 'treadmill, new shoes, tired',
              speed: 3.25,
            }),
          ),
        })),
      );
      const pdf = await printed({ paper, comparisons });
      const text = wholeText(pdf).replaceAll(' ', '');
      for (const { images, caption } of comparisons) {
        expect(text).toContain(caption.slice(-6));
        for (const { values: rows } of images) for (const { name } of rows) expect(text).toContain(name.split(' ').at(-1));
      }
      for (const words of wordsOf(pdf))
        expect(words.filter((word) => words.some((other) => isUnder(word, other))).map(({ text: one }) => one)).toEqual([]);
    },
  );

  it('a clip of another visit is named in the methods: day, camera, capture rate, and that it is not confirmed', async () => {
    const other = sampleClip({
      number: 2,
      title: 'left side, January',
      visit: { title: 'First visit', startedAt: '2026-01-15T10:00:00.000Z' },
      cameraPosition: 'by the window',
      captureRate: { framesPerSecond: 60, slowdown: 1, source: 'container', confirmed: false, reason: '' },
    });
    const comparisons = [
      { title: 'Then and now', caption: '', images: [still(160, 90, { clip: 2, clipTitle: other.title }), still(160, 90)] },
    ];
    const text = wholeText(await printed({ comparisons, clips: [sampleClip(), other] }));
    const methods = text.slice(text.indexOf('Methods and limits'));
    expect(methods).toContain('Clip 2: left side, January');
    expect(methods).toMatch(/Visit another visit, 15 January 2026, First visit/);
    expect(methods).toMatch(/Filmed from the side, left, camera position “by the window”/);
    expect(methods).toMatch(/60 frames\/s, proposed from the file's frame rate only, not confirmed/);
    expect(methods.match(/another visit/g)).toHaveLength(1);
  });
});
