import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reportModelSchema } from '#node/reports/model.ts';
import { createReportRenderer } from '#node/reports/render.ts';
import { sampleKeyImage, sampleReport } from '#tests/unit/report/sampleReport.ts';
import { fontsOf, hasPoppler, pagesAsPictures, picturesIn, sizesOf, textOf } from './poppler.ts';
import { extent, fontsFolder, isBlue, isRed, job, reportLab, wholeText } from './reportLab.ts';

const lab = reportLab();
afterAll(() => lab.close());
const { render, pictures, bluePicture } = lab;
const upright = bluePicture(720, 1280);
const wide = bluePicture(1280, 720);

describe.skipIf(!hasPoppler)('a usual report', async () => {
  const model = sampleReport({
    keyImages: [sampleKeyImage({ picture: upright }), sampleKeyImage({ number: 2, title: 'Toe-off, right', picture: upright })],
  });
  const pdf = await render(model);
  const pages = textOf(pdf);
  const text = wholeText(pdf);

  it('says who, when and by whom, in Greek too', () => {
    for (const words of [
      'Ελένη Παπαδοπούλου',
      '29 February 1988',
      'R-1042',
      '1 March 2026, 16:30',
      'Dr. Jana Holm',
      'Practice for Running Medicine',
    ])
      expect(text).toContain(words);
  });

  it('carries the patient and page x of y on every page', () => {
    expect(pages.length).toBeGreaterThan(1);
    for (const [n, page] of pages.entries()) {
      expect(page).toContain(`Page ${n + 1} of ${pages.length}`);
      expect(page).toMatch(n === 0 ? /Ελένη Παπαδοπούλου/ : /Παπαδοπούλου, Ελένη\s+·\s+born 29 February 1988\s+·\s+R-1042/);
      expect(page).toContain('Report 2, made 2 March 2026, 10:00');
    }
  });

  it('prints findings, advice and each value with its uncertainty and unit', () => {
    expect(text).toContain('Lands ahead of the body');
    expect(text).toContain('Raise the cadence by 5 %');
    expect(text).toMatch(/Knee at initial contact 120 0\.500 s 17\.8 ± 0\.8 ° picture plane/);
    expect(text).toMatch(/Tibia to vertical 120 0\.500 s −4\.2 ± 0\.5 ° vertical reference/);
    expect(text).toMatch(/Contact time 120 0\.500 s 0\.247 ± 0\.002 s true time/);
    expect(text).toMatch(/Foot ahead of hip 120 0\.500 s 18\.3 ± 0\.6 cm known length/);
    expect(text).toContain('No value: no known length in this camera position.');
  });

  it('states method and limits', () => {
    for (const words of [
      "240 frames/s, from the phone's own tag in the file (Apple), confirmed; the file plays 8 times slower than life; one frame is 4.2 ms",
      'camera position “tripod left”',
      'a known length of 100 cm',
      '0.7° clockwise',
      'SHA-256 abababababababab…',
      'The time between frames varies from 33 to 50 ms.',
      'one standard uncertainty',
      '17 %',
      'Sancho 2019',
      'it is not a diagnosis',
    ])
      expect(text).toContain(words);
  });

  it('embeds subsets of its own fonts, readable as text', () => {
    const fonts = fontsOf(pdf);
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    for (const font of fonts) {
      expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
      expect(font.name).toMatch(/NotoSans|DejaVuSans/);
    }
  });

  it('holds both pictures', () => expect(picturesIn(pdf)).toBe(2));

  it('is the same bytes when made again from the same model', async () => {
    expect(Buffer.from(await render(model)).equals(Buffer.from(pdf))).toBe(true);
  });

  it('is the same bytes from a fresh thread, and after another report in the same thread', async () => {
    const fresh = createReportRenderer();
    const order = { model: reportModelSchema.parse(model), pictures, fontsFolder };
    const first = await fresh.render(order, job());
    await fresh.render({ ...order, model: reportModelSchema.parse(sampleReport({ findings: 'Ω → Ж', keyImages: [] })) }, job());
    const third = await fresh.render(order, job());
    await fresh.close();
    for (const one of [first, third]) expect(Buffer.from(one.pdf).equals(Buffer.from(pdf))).toBe(true);
  });

  it('differs when one word differs', async () => {
    expect(Buffer.from(await render({ ...model, advice: 'Rest.' })).equals(Buffer.from(pdf))).toBe(false);
  });
});

describe.skipIf(!hasPoppler)('paper', () => {
  it.each([
    ['A4', 595.28, 841.89],
    ['Letter', 612, 792],
  ] as const)('%s', async (paper, width, height) => {
    for (const [w, h] of sizesOf(await render(sampleReport({ paper })))) {
      expect(w).toBeCloseTo(width, 1);
      expect(h).toBeCloseTo(height, 1);
    }
  });
});

describe.skipIf(!hasPoppler)('annotation over a picture', () => {
  it.each([
    ['upright', upright, 720, 1280],
    ['wide', wide, 1280, 720],
  ] as const)('lies where it was drawn: %s', async (_, picture, width, height) => {
    const d = `M${width * 0.25} ${height * 0.5} L${width * 0.25} ${height * 0.75}`;
    const line = { kind: 'path' as const, d, stroke: '#ff0000', strokeWidth: 8, fill: null, opacity: 1, dash: [] };
    const image = sampleKeyImage({ picture, width, height, drawing: [line] });
    const pdf = await render(sampleReport({ keyImages: [image], findings: null, advice: null, measurements: null }));
    const page = pagesAsPictures(pdf, 144).find((one) => extent(one, isBlue).right > 0);
    if (page === undefined) throw new Error('no page shows the picture');
    const blue = extent(page, isBlue);
    const red = extent(page, isRed);
    const across = (share: number) => blue.left + (blue.right - blue.left) * share;
    const down = (share: number) => blue.top + (blue.bottom - blue.top) * share;
    expect((blue.right - blue.left) / (blue.bottom - blue.top)).toBeCloseTo(width / height, 1);
    expect((red.left + red.right) / 2).toBeGreaterThan(across(0.25) - 2);
    expect((red.left + red.right) / 2).toBeLessThan(across(0.25) + 2);
    // Round ends stick out by half the line's width.
    expect(Math.abs(red.top - down(0.5))).toBeLessThan(6);
    expect(Math.abs(red.bottom - down(0.75))).toBeLessThan(6);
  });

  it('does not spill over the edge of the picture', async () => {
    const line = { kind: 'path' as const, d: 'M-4000 640 L4000 640', stroke: '#ff0000', strokeWidth: 30, fill: null, opacity: 1, dash: [] };
    const pdf = await render(
      sampleReport({ keyImages: [sampleKeyImage({ picture: upright, drawing: [line] })], findings: null, advice: null }),
    );
    const page = pagesAsPictures(pdf, 72).find((one) => extent(one, isBlue).right > 0);
    if (page === undefined) throw new Error('no page shows the picture');
    const blue = extent(page, isBlue);
    const red = extent(page, isRed);
    expect(red.right).toBeGreaterThan(0);
    expect(red.left).toBeGreaterThanOrEqual(blue.left - 1);
    expect(red.right).toBeLessThanOrEqual(blue.right + 1);
  });

  it('is not drawn larger than its pixels', async () => {
    const small = bluePicture(100, 80);
    const pdf = await render(sampleReport({ keyImages: [sampleKeyImage({ picture: small, width: 100, height: 80, drawing: [] })] }));
    const page = pagesAsPictures(pdf, 72).find((one) => extent(one, isBlue).right > 0);
    if (page === undefined) throw new Error('no page shows the picture');
    const blue = extent(page, isBlue);
    expect(blue.right - blue.left).toBeLessThanOrEqual(101);
  });
});

describe('the licences of the fonts', () => {
  it.each(['NotoSans-OFL.txt', 'DejaVuSans-LICENSE.txt'])('%s lies beside them', (name) => {
    expect(readFileSync(join(fontsFolder, name), 'utf8')).toMatch(/permission|PERMISSION/i);
  });
});
