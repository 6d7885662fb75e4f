import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import type { RecordingId } from '#core/domain/ids.ts';
import { type Picture, type ReportModel, reportModelSchema } from '#node/reports/model.ts';
import { createReportRenderer } from '#node/reports/render.ts';
import { missingSign } from '#node/reports/signs.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { countedId } from '#tests/helpers/testApp.ts';
import { sampleClip, sampleKeyImage, sampleReport, sampleRow } from '#tests/unit/report/sampleReport.ts';
import { fontsOf, hasPoppler, pagesAsPictures, picturesIn, sizesOf, textOf } from './poppler.ts';

const folder = mkdtempSync(join(tmpdir(), 'soleus-report-'));
const renderer = createReportRenderer();
afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true, force: true });
});
const fontsFolder = join(repoRoot, 'resources/fonts');

const pictures: Record<string, string> = {};

/** A plain blue picture as a file that the renderer knows. */
function bluePicture(width: number, height: number): Picture {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([32, 64, 200, 255], at);
  const bytes = PNG.sync.write(png);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  pictures[sha256] = join(folder, `${sha256}.png`);
  writeFileSync(pictures[sha256], bytes);
  return { sha256, mime: 'image/png', width, height };
}
const upright = bluePicture(720, 1280);
const wide = bluePicture(1280, 720);

const job = () => ({ signal: new AbortController().signal, report: () => {} });
const render = async (model: ReportModel, files: Readonly<Record<string, string>> = pictures) =>
  (await renderer.render({ model: reportModelSchema.parse(model), pictures: files, fontsFolder }, job())).pdf;
const squeezed = (text: string): string => text.replace(/\s+/g, ' ');
const wholeText = (pdf: Uint8Array): string => squeezed(textOf(pdf).join(' '));

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

/** Columns or rows of a page picture in which some pixel passes. */
function extent(page: PNG, is: (r: number, g: number, b: number) => boolean) {
  const found = { left: page.width, right: -1, top: page.height, bottom: -1 };
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      const at = (y * page.width + x) * 4;
      if (!is(page.data[at] ?? 0, page.data[at + 1] ?? 0, page.data[at + 2] ?? 0)) continue;
      found.left = Math.min(found.left, x);
      found.right = Math.max(found.right, x);
      found.top = Math.min(found.top, y);
      found.bottom = Math.max(found.bottom, y);
    }
  }
  return found;
}
const isBlue = (r: number, g: number, b: number) => r < 60 && g < 90 && b > 170;
const isRed = (r: number, g: number, b: number) => r > 200 && g < 60 && b < 60;

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

describe.skipIf(!hasPoppler)('reports of a difficult kind give sensible pages', () => {
  it('nothing at all: no clinic, no texts, no pictures, no measurements', async () => {
    const clinic = { name: '', address: '', contact: '', clinician: '', registration: '', logo: null };
    const patient = { ...sampleReport().patient, birthDate: null, reference: '', heightCm: null, massKg: null };
    const pdf = await render(
      sampleReport({
        clinic,
        patient,
        visit: { title: '', startedAt: '2026-03-01T15:30:00.000Z', reason: '' },
        findings: '',
        advice: '',
        keyImages: [],
        measurements: [],
        clips: [],
      }),
    );
    const text = wholeText(pdf);
    expect(text).toContain('No findings were written.');
    expect(text).toContain('Nothing was measured in this visit.');
    expect(text).toContain('Methods and limits');
    expect(textOf(pdf)).toHaveLength(1);
  });

  it('a picture that is gone', async () => {
    const text = wholeText(
      await render(sampleReport({ keyImages: [sampleKeyImage({ picture: null }), sampleKeyImage({ number: 2, picture: upright })] }), {}),
    );
    expect(text.match(/This picture could not be read from its clip/g)).toHaveLength(2);
    expect(text).toContain('17.8 ± 0.8°');
  });

  it('words that fit on no line, and names that are never broken', async () => {
    const pdf = await render(
      sampleReport({
        findings: 'x'.repeat(5000),
        patient: { ...sampleReport().patient, familyName: 'Wolfeschlegelsteinhausenbergerdorff-Schmidt', givenName: 'Anna-Katharina' },
        keyImages: [sampleKeyImage({ title: 'y'.repeat(200), comment: 'z'.repeat(4000) })],
        measurements: [sampleRow({ name: 'w'.repeat(200) })],
        clips: [sampleClip({ originalName: `${'v'.repeat(240)}.mov`, title: 'u'.repeat(200) })],
      }),
    );
    const text = textOf(pdf).join('\n');
    expect((text.match(/x/g) ?? []).length).toBeGreaterThanOrEqual(5000);
    expect(text).toContain('Wolfeschlegelsteinhausenbergerdorff-Schmidt');
    for (const page of pagesAsPictures(pdf, 36)) {
      // Nothing is set in the outer margin, where a printer would cut it off.
      const inked = extent(page, (r, g, b) => r + g + b < 600);
      expect(inked.left).toBeGreaterThanOrEqual(20);
      expect(inked.right).toBeLessThanOrEqual(page.width - 20);
    }
  });

  it('text over many pages, paragraph after paragraph', async () => {
    const words = Array.from({ length: 4000 }, (_, n) => `word${n}${n % 80 === 79 ? '\n\n' : ''}`).join(' ');
    const pdf = await render(sampleReport({ findings: words, keyImages: [] }));
    expect(textOf(pdf).length).toBeGreaterThan(4);
    const text = wholeText(pdf);
    for (const n of [0, 1999, 3999]) expect(text).toContain(`word${n}`);
    expect(text.match(/\bword\d+\b/g)).toHaveLength(4000);
  });

  it('emoji, right-to-left, Cyrillic and signs', async () => {
    const text = wholeText(
      await render(sampleReport({ findings: 'Fit 🏃‍♀️ again. שלום מרחבא. Ходьба без боли. 5 ≥ 3 → ok.', advice: 'مرحبا' })),
    );
    expect(text).toContain(`Fit ${missingSign} again.`);
    expect(text).toContain('Ходьба без боли.');
    expect(text).toContain('5 ≥ 3 → ok.');
    expect(text).toContain(`The sign ${missingSign} stands for a character`);
    expect(text).toMatch(/[\u0590-\u05ff]{3,}/);
  });

  it('two hundred key images and a table over many pages with its head on each', async () => {
    const keyImages = Array.from({ length: 200 }, (_, n) =>
      sampleKeyImage({
        number: n + 1,
        frame: n,
        picture: n % 3 === 0 ? wide : upright,
        ...(n % 3 === 0 ? { width: 1280, height: 720 } : {}),
      }),
    );
    const measurements = Array.from({ length: 400 }, (_, n) =>
      sampleRow({ frame: n, recordingId: countedId(Math.floor(n / 100) + 1) as RecordingId }),
    );
    const began = performance.now();
    const pdf = await render({ ...sampleReport({ measurements }), keyImages });
    expect(performance.now() - began).toBeLessThan(30_000);
    const pages = textOf(pdf);
    const tablePages = pages.filter((page) => /Knee at initial contact\s+\d+\s+0\.500/.test(page));
    expect(tablePages.length).toBeGreaterThan(8);
    for (const page of tablePages) expect(page).toMatch(/MEASUREMENT\s+FRAME/);
    const text = pages.join('\n');
    for (let n = 0; n < 200; n += 1) expect(text).toMatch(new RegExp(`Frame ${n} · clip`));
    expect(text.match(/Knee at initial contact\s+\d+\s+0\.500/g)).toHaveLength(400);
  });

  it('a logo', async () => {
    const logo = bluePicture(600, 200);
    const pdf = await render(sampleReport({ clinic: { ...sampleReport().clinic, logo }, keyImages: [] }));
    const [first] = pagesAsPictures(pdf, 72);
    if (first === undefined) throw new Error('no page');
    const blue = extent(first, isBlue);
    expect(blue.top).toBeLessThan(60);
    expect(blue.right - blue.left).toBeLessThanOrEqual(131);
    expect((blue.right - blue.left) / (blue.bottom - blue.top)).toBeCloseTo(3, 0);
  });
});

describe('cancelling', () => {
  it('ends the thread at once with its own failure', async () => {
    const controller = new AbortController();
    const keyImages = Array.from({ length: 200 }, (_, n) => sampleKeyImage({ number: n + 1, picture: upright }));
    const made = renderer.render(
      { model: sampleReport({ keyImages }), pictures, fontsFolder },
      { signal: controller.signal, report: (_, step) => step === 'Setting the pages' && controller.abort() },
    );
    await expect(made).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  });

  it('does not start when it was cancelled before', async () => {
    await expect(
      renderer.render({ model: sampleReport(), pictures, fontsFolder }, { signal: AbortSignal.abort(), report: () => {} }),
    ).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    });
  });

  it('tells what went wrong when the fonts are missing', async () => {
    await expect(renderer.render({ model: sampleReport(), pictures, fontsFolder: folder }, job())).rejects.toThrow(/NotoSans/);
  });
});

describe('the licences of the fonts', () => {
  it.each(['NotoSans-OFL.txt', 'DejaVuSans-LICENSE.txt'])('%s lies beside them', (name) => {
    expect(readFileSync(join(fontsFolder, name), 'utf8')).toMatch(/permission|PERMISSION/i);
  });
});
