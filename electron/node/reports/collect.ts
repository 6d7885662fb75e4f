import { rollOf, scaleOf, verticalOf } from '#core/annotation/calibration.ts';
import { strengthAt } from '#core/annotation/fade.ts';
import { mirrorCommands, mirroredView } from '#core/annotation/mirror.ts';
import type { KeyImage } from '#core/annotation/records.ts';
import { clipTime, type FrameIndex, type FrameNo } from '#core/domain/frameIndex.ts';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import type { Visit } from '#core/domain/patient.ts';
import { mostPatientStills, type ReportOptions } from '#core/domain/report.ts';
import type { Clinic } from '#core/domain/settings.ts';
import { degrees } from '#core/domain/units.ts';
import type { PairSource, ReportRecording, ReportSources } from '#db/repositories/reportSources.ts';
import type { ClinicalFacts } from './clinicalFacts.ts';
import { clinicalPages } from './collectClinical.ts';
import { acceptedSuggestions, gaitClips, printedDifference, printedGait, printedProtocols } from './collectGait.ts';
import { homePage, patientPage } from './collectPatient.ts';
import { printedPlan } from './collectPlan.ts';
import { type Picture, type ReportClip, type ReportKeyImage, type ReportModel, type ReportPair, reportModelSchema } from './model.ts';
import { plainMoments } from './patientWords.ts';
import { recordingRows } from './rows.ts';
import type { Vector } from './vector.ts';
import { keyImagePresetNames } from './words.ts';

/** What the model is made from, apart from the record itself. */
export type CollectOptions = {
  readonly options: ReportOptions;
  readonly clinic: Omit<Clinic, 'hasLogo'>;
  readonly logo: Picture | null;
  readonly program: string;
  readonly lengthUnit: 'cm' | 'in';
  readonly timeZone: string;
  readonly version: number;
  /** ISO moment. */
  readonly madeAt: string;
  readonly clinical: ClinicalFacts;
  /** The visit's measurement rows, in table order. */
  readonly rows: readonly MeasurementRow[];
  /** The embedded picture of a key image; null when its frame could not be read. */
  readonly pictureOf: (image: KeyImage) => Picture | null;
  /** What is drawn over a frame. */
  readonly drawingOf: (recording: ReportRecording, frame: FrameNo) => readonly Vector[];
};

type Chosen = { readonly from: ReportRecording; readonly image: KeyImage };

/**
 * What of the choices counts for whom the report is for: a patient reads no tables and few stills, a home programme is the plan alone. What is written, as findings and
 * advice, goes to the patient as the options say.
 */
export function optionsFor(options: ReportOptions): ReportOptions {
  if (options.audience === 'clinician') return options;
  const plain = {
    ...options,
    includeComparisons: false,
    includeGait: false,
    includeDifferences: false,
    includeProtocol: false,
    includeSuggestions: false,
    includeMeasurements: false,
  };
  return options.audience === 'patient' ? plain : { ...plain, keyImages: [], includeFindings: false, includeAdvice: false };
}

/**
 * The key images a report shows: those marked for it in clip and frame order, or the given ones in the given order; unknown ids are passed over. A patient's shows the first
 * of them only.
 */
export function chosenKeyImages(
  sources: Pick<ReportSources, 'recordings'>,
  wanted: ReportOptions['keyImages'],
  audience: ReportOptions['audience'] = 'clinician',
): readonly Chosen[] {
  const chosen = everyChosen(sources, wanted);
  return audience === 'patient' ? chosen.slice(0, mostPatientStills) : chosen;
}

function everyChosen(sources: Pick<ReportSources, 'recordings'>, wanted: ReportOptions['keyImages']): readonly Chosen[] {
  const every = sources.recordings.flatMap((from) => from.keyImages.map((image) => ({ from, image })));
  if (wanted === null) return every.filter(({ image }) => image.inReport);
  return [...new Set(wanted)].flatMap((id) => every.filter(({ image }) => image.id === id));
}

/** The pairs a report shows: those marked for it, oldest comparison first, or the given ones in the given order; unknown ids are passed over. */
export function chosenPairs(
  { pairs }: Pick<ReportSources, 'pairs'>,
  { includeComparisons, pairs: wanted }: ReportOptions,
): readonly PairSource[] {
  if (!includeComparisons) return [];
  if (wanted === null) return pairs.filter(({ pair }) => pair.inReport);
  return [...new Set(wanted)].flatMap((id) => pairs.filter(({ pair }) => pair.id === id));
}

/** Everything the report says, from what the record says now. Pure: the same facts give the same model. */
export function collectReport(sources: ReportSources, given: CollectOptions): ReportModel {
  const options = optionsFor(given.options);
  const { audience } = options;
  const chosen = chosenKeyImages(sources, options.keyImages, audience);
  const { clinical } = given;
  const plans =
    audience === 'clinician' && !options.includePlan
      ? null
      : clinical.plans.map(({ versions }) => printedPlan(versions, clinical.today, audience === 'home' ? options.weeks : 1));
  const rows = options.includeMeasurements ? given.rows : null;
  const pairs = chosenPairs(sources, options);
  const compared = pairs.flatMap(({ images }) => images);
  const gait = options.includeGait ? gaitClips(sources) : null;
  const differences = options.includeDifferences ? sources.differences : null;
  const besides = [...compared, ...(differences ?? []).flatMap(({ a, b }) => [a, b])];
  const { patient, visit } = sources;
  const own = sources.recordings.filter(
    ({ recording }) =>
      [...chosen, ...besides, ...(gait ?? [])].some(({ from }) => from.recording.id === recording.id) ||
      (rows ?? []).some((row) => row.recordingId === recording.id),
  );
  // Clips of other visits stand after the visit's own, in the order in which the pairs and differences show them.
  const others = besides.filter(
    (one, n) => one.visit.id !== visit.id && besides.findIndex((other) => other.from.recording.id === one.from.recording.id) === n,
  );
  const used = [...own, ...others.map(({ from }) => from)];
  const numberOf = (from: ReportRecording): number => used.findIndex((other) => other.recording.id === from.recording.id) + 1;
  return reportModelSchema.parse({
    schema: 3,
    audience,
    accent: clinical.template.accent,
    program: given.program,
    paper: options.paper,
    lengthUnit: given.lengthUnit,
    timeZone: given.timeZone,
    version: given.version,
    madeAt: given.madeAt,
    clinic: { ...given.clinic, logo: given.logo },
    patient,
    visit,
    findings: options.includeFindings ? visit.findings : null,
    advice: options.includeAdvice ? visit.advice : null,
    comparisons: pairs.map((source) => pair(source, numberOf, given)),
    keyImages: chosen.map(({ from, image }, n) =>
      keyImage(from, image, n + 1, numberOf(from), audience === 'clinician' ? given : { ...given, rows: [] }),
    ),
    gait: gait?.map((taken) => printedGait(taken, numberOf(taken.from))) ?? null,
    differences: differences?.map((difference) => printedDifference(difference, numberOf)) ?? null,
    protocols: options.includeProtocol ? [...printedProtocols(sources)] : null,
    suggestions: options.includeSuggestions ? [...acceptedSuggestions(sources)] : null,
    measurements: rows === null ? null : [...rows],
    clips: used.map((from, n) => {
      const other = others.find((one) => one.from === from)?.visit ?? null;
      return clip(from, n + 1, other, [...sources.recordings, ...others.map((one) => one.from)]);
    }),
    ...clinicalPages(options, clinical, given.timeZone),
    beforeAfter: audience === 'clinician' && options.includeBeforeAfter,
    plans,
    patientPage: audience === 'patient' ? patientPage(sources, clinical, plans ?? []) : null,
    homePage: audience === 'home' ? homePage(clinical, plans ?? []) : null,
  } satisfies ReportModel);
}

function keyImage(from: ReportRecording, image: KeyImage, number: number, clipNumber: number, given: CollectOptions): ReportKeyImage {
  const { recording, index, shapes } = from;
  const momentNames = given.options.audience === 'patient' ? plainMoments : keyImagePresetNames;
  const origin = from.marks.find((mark) => mark.kind === 'origin')?.frame ?? null;
  const { frame } = image;
  const shown = new Set(shapes.filter((shape) => strengthAt(shape, frame) > 0).map((shape) => shape.id));
  return {
    number,
    clip: clipNumber,
    title: image.title !== '' ? image.title : image.preset !== null ? momentNames[image.preset] : '',
    comment: image.comment,
    colour: image.colour,
    frame,
    clipTime: timeOf(index, frame),
    trueTime: recording.captureRate.confirmed ? trueTimeOf(index, origin, frame, recording.captureRate.slowdown) : null,
    width: recording.width,
    height: recording.height,
    picture: given.pictureOf(image),
    drawing: [...given.drawingOf(from, frame)],
    values: given.rows.filter((row) => shown.has(row.recordId)),
  };
}

function pair(
  { pair: { title, caption }, images }: PairSource,
  numberOf: (from: ReportRecording) => number,
  given: CollectOptions,
): ReportPair {
  return {
    title,
    caption,
    images: images.map(({ from, visit, image, mirrored }) => {
      const { recording, index, shapes } = from;
      const frame = image?.frame ?? (0 as FrameNo);
      const shown = new Set(shapes.filter((shape) => strengthAt(shape, frame) > 0).map((shape) => shape.id));
      const drawing = image === null ? [] : given.drawingOf(from, frame);
      return {
        clip: numberOf(from),
        clipTitle: recording.title,
        visitAt: visit.startedAt,
        visitTitle: visit.title,
        view: mirrored ? mirroredView(recording.view) : recording.view,
        mirrored,
        condition: recording.condition,
        speed: recording.speed,
        captureRate: recording.captureRate,
        frame,
        clipTime: timeOf(index, frame),
        width: recording.width,
        height: recording.height,
        picture: image === null ? null : given.pictureOf(image),
        drawing: mirrored ? [...mirrorCommands(drawing, recording.width)].map((command) => ({ ...command }) as Vector) : [...drawing],
        values: image === null ? [] : recordingRows(from).filter((row) => shown.has(row.recordId)),
      };
    }),
  };
}

const has = (index: FrameIndex | null, frame: number): index is FrameIndex => index !== null && frame < index.ticks.length;

const timeOf = (index: FrameIndex | null, frame: FrameNo): number | null => (has(index, frame) ? clipTime(index, frame) : null);

/** Seconds of the real world from the clip's time zero (its origin mark, else its first frame); negative before it. */
function trueTimeOf(index: FrameIndex | null, origin: FrameNo | null, frame: FrameNo, slowdown: number): number | null {
  if (!has(index, frame)) return null;
  const zero = origin !== null && has(index, origin) ? clipTime(index, origin) : 0;
  return (clipTime(index, frame) - zero) / slowdown;
}

function clip(from: ReportRecording, number: number, visit: Visit | null, among: readonly ReportRecording[]): ReportClip {
  const { recording } = from;
  const vertical = verticalOf(from.calibrations);
  const roll = vertical === null ? null : rollOf(vertical.points);
  return {
    number,
    recordingId: recording.id,
    title: recording.title,
    visit: visit === null ? null : { title: visit.title, startedAt: visit.startedAt },
    view: recording.view,
    cameraPosition: recording.cameraPosition,
    condition: recording.condition,
    speed: recording.speed,
    width: recording.width,
    height: recording.height,
    frames: recording.frames,
    durationSeconds: recording.durationSeconds,
    captureRate: recording.captureRate,
    originalName: recording.originalName,
    originalSha256: recording.originalSha256,
    calibration: scaleIn(from, among),
    rollDegrees: roll === null ? null : degrees(roll),
    // The clinician's answer settles what the file could not tell.
    warnings: recording.probe.warnings
      .filter(({ code }) => !(code === 'rate-from-container-only' && recording.captureRate.confirmed))
      .map(({ code, message }) => ({ code, message })),
  };
}

function scaleIn({ recording, calibrations }: ReportRecording, among: readonly ReportRecording[]): ReportClip['calibration'] {
  const scale = scaleOf(calibrations);
  if (scale === null) return { kind: 'none' };
  const source = among.find((other) => other.recording.id === scale.recordingId);
  const sharedFrom = scale.recordingId === recording.id ? null : (source?.recording.title ?? null);
  return scale.kind === 'line'
    ? { kind: 'line', lengthMm: scale.lengthMm, sharedFrom }
    : { kind: 'plane', widthMm: scale.widthMm, heightMm: scale.heightMm, sharedFrom };
}
