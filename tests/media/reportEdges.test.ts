import { afterAll, describe, expect, it } from 'vitest';
import type { RecordingId } from '#core/domain/ids.ts';
import { missingSign } from '#node/reports/signs.ts';
import { countedId } from '#tests/helpers/testApp.ts';
import { sampleClip, sampleKeyImage, sampleReport, sampleRow } from '#tests/unit/report/sampleReport.ts';
import { hasPoppler, pagesAsPictures, textOf } from './poppler.ts';
import { extent, fontsFolder, isBlue, job, reportLab, wholeText } from './reportLab.ts';

const lab = reportLab();
afterAll(() => lab.close());
const { render, renderer, folder, pictures, bluePicture } = lab;
const upright = bluePicture(720, 1280);
const wide = bluePicture(1280, 720);

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
