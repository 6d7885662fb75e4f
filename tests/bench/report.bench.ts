import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Font, renderToBuffer } from '@react-pdf/renderer';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { neededFfmpeg, runFfmpeg } from '#node/media/ffmpeg.ts';
import { reportDocument } from '#node/reports/document.ts';
import { faces } from '#node/reports/fonts.ts';
import type { Pictures } from '#node/reports/frontMatter.ts';
import type { Picture, ReportModel } from '#node/reports/model.ts';
import { createReportRenderer } from '#node/reports/render.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { sampleKeyImage, sampleReport, sampleRow } from '#tests/unit/report/sampleReport.ts';
import { type Bench, median, p95, timed } from './harness.ts';
import { plainDocument } from './plainDocument.ts';

const fontsFolder = join(repoRoot, 'resources/fonts');

/** A detailed 720 × 1280 JPEG, as large on disk as a real key image. */
async function samplePicture(folder: string): Promise<{ readonly picture: Picture; readonly file: string }> {
  const file = join(folder, 'picture.jpg');
  const outputs = [{ file, options: ['-y', '-vf', 'noise=alls=12', '-frames:v', '1', '-q:v', '3'] }] as const;
  const input = { input: 'testsrc2=s=720x1280', inputOptions: ['-f', 'lavfi'], outputs };
  await runFfmpeg(neededFfmpeg(findFfmpeg()), input, { signal: new AbortController().signal });
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  return { file, picture: { sha256, mime: 'image/jpeg', width: 720, height: 1280 } };
}

const reportOf = (picture: Picture, images: number, rows: number): ReportModel =>
  sampleReport({
    keyImages: Array.from({ length: images }, (_, n) => sampleKeyImage({ number: n + 1, frame: n, picture })),
    measurements: Array.from({ length: rows }, (_, n) => sampleRow({ frame: n })),
  });

/** The same content by the library alone, in this thread: no checking of signs, no worker, no rules about page breaks. */
const bare = (model: ReportModel, pictures: Pictures): Promise<Buffer> =>
  renderToBuffer(plainDocument(reportDocument(model, pictures, false)));

/** Longest time in ms that this thread could not answer while `work` ran. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const note = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const beat = setInterval(note, 1);
  await new Promise((resolve) => setTimeout(resolve, 10));
  longest = 0;
  await work();
  note();
  clearInterval(beat);
  return longest;
}

/** Scores of eight visits, as many as a year of care gives. */
const scoreOf = (name: string): NonNullable<ReportModel['scores']>[number] => ({
  name,
  side: 'left',
  unit: 'points',
  better: 'higher',
  range: { min: 0, max: 100 },
  points: Array.from({ length: 8 }, (_, n) => ({ day: `2026-0${n + 1}-05`, value: 40 + 6 * n })),
  incomplete: 0,
  mdc: { value: 9, source: { words: 'invented', certainty: 'own-default' } },
  mcid: { value: 15, source: { words: 'invented', certainty: 'own-default' } },
  change: 'From 40 to 82: +42 points in 213 days.',
});

/** A clinician's report with 8 stills and 4 charts; rows are added until it has six pages. */
const clinicianReport = (picture: Picture, rows: number): ReportModel => ({
  ...reportOf(picture, 8, rows),
  scores: ['VISA-A', 'LEFS', 'Heel raises', 'Knee to wall'].map(scoreOf),
});

/** Lines of the table with which a report has so many pages; throws where no number of lines gives them. */
async function ofPages(wanted: number, pagesWith: (rows: number) => Promise<number>): Promise<number> {
  for (let rows = 0; rows <= 240; rows += 12) if ((await pagesWith(rows)) === wanted) return rows;
  throw new Error(`no report has ${wanted} pages`);
}

/** Making a report: Soleus's document in its worker thread beside the bare library in this one. */
export default async function report(bench: Bench): Promise<void> {
  const { picture, file } = await samplePicture(bench.folder);
  const pictures = { [picture.sha256]: file };
  for (const { family, weight, style, file: font } of faces)
    Font.register({ family, fontWeight: weight, fontStyle: style, src: join(fontsFolder, font) });
  const renderer = createReportRenderer();
  const ours = (model: ReportModel) =>
    renderer.render({ model, pictures, fontsFolder }, { signal: new AbortController().signal, report: () => {} });
  const six = await ofPages(6, async (rows) => (await ours(clinicianReport(picture, rows))).pages);
  for (const { name, model, times } of [
    { name: 'usual (4 key images, 12 rows)', model: reportOf(picture, 4, 12), times: bench.quick ? 5 : 15 },
    { name: 'six pages (8 stills, 4 charts)', model: clinicianReport(picture, six), times: bench.quick ? 5 : 15 },
    { name: 'long (60 key images, 200 rows)', model: reportOf(picture, 60, 200), times: bench.quick ? 2 : 5 },
  ]) {
    const [first] = await timed(1, async () => {
      const fresh = createReportRenderer();
      await fresh.render({ model, pictures, fontsFolder }, { signal: new AbortController().signal, report: () => {} });
      await fresh.close();
    });
    bench.row(`${name}: first, thread and fonts included`, 'ms', first ?? 0);
    await ours(model);
    await bare(model, pictures);
    const mine: number[] = [];
    const theirs: number[] = [];
    // In turns, so that whatever else the machine does falls on both.
    for (let n = 0; n < times; n++) {
      mine.push(...(await timed(1, () => ours(model))));
      theirs.push(...(await timed(1, () => bare(model, pictures))));
    }
    bench.row(`${name}: median`, 'ms', median(mine), { 'bare react-pdf': median(theirs) });
    bench.row(`${name}: median, times bare (at most 1.2 for six pages)`, 'x', median(mine) / median(theirs));
    bench.row(`${name}: p95`, 'ms', p95(mine), { 'bare react-pdf': p95(theirs) });
    bench.row(`${name}: program stands still`, 'ms', await longestBlock(() => ours(model)), {
      'bare react-pdf': await longestBlock(() => bare(model, pictures)),
    });
    bench.row(`${name}: file`, 'kB', Math.round((await ours(model)).pdf.byteLength / 1000), {
      'bare react-pdf': Math.round((await bare(model, pictures)).byteLength / 1000),
    });
  }
  await renderer.close();
  bench.note(
    'Bare: the library given the same words, pictures, vectors and running heads, in this thread and without rules about page breaks.',
  );
}
