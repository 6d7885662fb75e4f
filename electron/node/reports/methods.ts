import type { ReactElement } from 'react';
import { text, view } from './element.ts';
import { printedDay, printedRate, printedSeconds } from './format.ts';
import { gaitMethods } from './gaitMethods.ts';
import type { ReportClip, ReportModel } from './model.ts';
import { colours, type } from './theme.ts';
import { headings, limits, namedClip, rateProvenance, viewNames } from './words.ts';

/** How each clip was filmed and what its figures can and cannot say. */
export function methodsBlocks(model: ReportModel, signsLost: boolean): readonly ReactElement[] {
  const { scores, plans } = model;
  const clinical = [...((scores ?? []).length === 0 ? [] : [limits.scores]), ...((plans ?? []).length === 0 ? [] : [limits.plan])];
  const rows = [
    [[limits.plusMinus], [limits.evidence]],
    [[limits.angles], [limits.lengths]],
    [
      [limits.time, ...(signsLost ? [limits.missingSign] : [])],
      [limits.change, limits.purpose],
    ],
    ...(clinical.length === 0 ? [] : [clinical.map((paragraph) => [paragraph])]),
  ];
  const [first, ...others] = rows.map(limitsRow);
  // The rule above them never stands alone at the foot of a page.
  const ruled = view({ wrap: false, style: { borderTopWidth: 0.6, borderTopColor: colours.rule, paddingTop: 7 } }, first ?? null);
  return [...model.clips.map((clip) => clipBlock(clip, model)), ...definitions(model), ruled, ...others];
}

/** How the gait metrics of the report are made, two beside each other. */
function definitions(model: ReportModel): readonly ReactElement[] {
  const paragraphs = gaitMethods(model);
  const rows = paragraphs.flatMap((left, n) => (n % 2 === 0 ? [[[left], paragraphs.slice(n + 1, n + 2)]] : []));
  const [first, ...others] = rows.map(limitsRow);
  if (first === undefined) return [];
  const title = text({ fontSize: 9.5, lineHeight: 1.35, fontWeight: 600, marginBottom: 2 }, headings.gaitMethods);
  return [view({ wrap: false }, title, first), ...others];
}

/** Columns of paragraphs beside each other that stay whole. */
const limitsRow = (columns: readonly (readonly string[])[]): ReactElement =>
  view(
    { wrap: false, style: { flexDirection: 'row', justifyContent: 'space-between' } },
    ...columns.map((paragraphs) =>
      view(
        { style: { width: '48.5%' } },
        ...paragraphs.map((paragraph) => text({ ...type.small, fontSize: 7.5, marginBottom: 4 }, paragraph)),
      ),
    ),
  );

function clipBlock(clip: ReportClip, model: ReportModel): ReactElement {
  const facts: readonly (readonly [string, string])[] = [
    ...(clip.visit === null ? [] : [['Visit', visitOf(clip.visit, model)] as const]),
    ['Filmed', filmed(clip)],
    ['File', `${shortName(clip.originalName)}, SHA-256 ${clip.originalSha256.slice(0, 16)}…`],
    [
      'Picture',
      `${clip.width} × ${clip.height} pixels, ${clip.frames} frames, ${printedSeconds(clip.durationSeconds)} on the clip's own clock`,
    ],
    ['Capture rate', rate(clip)],
    ['Scale', scale(clip, model)],
    [
      'Camera roll',
      clip.rollDegrees === null ? 'not measured: angles to vertical and horizontal are to the edge of the picture' : roll(clip.rollDegrees),
    ],
    ['Fit for', fitness(clip)],
  ];
  return view(
    { wrap: false, style: { marginBottom: 10 } },
    text({ fontSize: 9.5, lineHeight: 1.35, fontWeight: 600, marginBottom: 2 }, namedClip(clip.number, clip.title)),
    ...facts.map(([label, value]) => fact(label, text(type.small, value))),
    ...clip.warnings.map((warning) => fact('Note', text({ ...type.small, color: colours.warning }, warning.message))),
  );
}

const fact = (label: string, value: ReactElement): ReactElement =>
  view(
    { style: { flexDirection: 'row', marginBottom: 1 } },
    text({ ...type.small, width: 74, color: colours.faint }, label),
    view({ style: { flexGrow: 1, flexShrink: 1, flexBasis: 0 } }, value),
  );

function filmed(clip: ReportClip): string {
  const parts = [
    viewNames[clip.view],
    clip.cameraPosition === '' ? '' : `camera position “${clip.cameraPosition}”`,
    clip.condition,
    clip.speed === null ? 'speed not recorded' : `${clip.speed} m/s (${(clip.speed * 3.6).toFixed(1)} km/h)`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** A clip of another visit says of which. */
const visitOf = ({ startedAt, title }: NonNullable<ReportClip['visit']>, { timeZone }: ReportModel): string =>
  [`another visit, ${printedDay(startedAt, timeZone)}`, title].filter((part) => part !== '').join(', ');

/** Long names keep both ends. */
const shortName = (name: string): string => (name.length <= 72 ? name : `${name.slice(0, 44)}…${name.slice(-24)}`);

function rate(clip: ReportClip): string {
  const { captureRate } = clip;
  const slower = captureRate.slowdown === 1 ? '' : `; the file plays ${printedRate(captureRate.slowdown)} times slower than life`;
  const milliseconds = 1000 / captureRate.framesPerSecond;
  return `${printedRate(captureRate.framesPerSecond)} frames/s, ${rateProvenance(captureRate)}${slower}; one frame is ${milliseconds.toFixed(1)} ms`;
}

function scale({ calibration }: ReportClip, { lengthUnit }: ReportModel): string {
  const length = (mm: number): string =>
    lengthUnit === 'cm' ? `${Number((mm / 10).toFixed(1))} cm` : `${Number((mm / 25.4).toFixed(2))} in`;
  if (calibration.kind === 'none') return 'not calibrated: lengths are in pixels';
  const shared = calibration.sharedFrom === null ? '' : `, drawn on clip “${calibration.sharedFrom}” of the same camera position`;
  return calibration.kind === 'line'
    ? `a known length of ${length(calibration.lengthMm)}${shared}; holds where the camera is square to the plane of movement`
    : `a known rectangle of ${length(calibration.widthMm)} × ${length(calibration.heightMm)}${shared}; perspective is corrected within its plane`;
}

const roll = (degrees: number): string =>
  `${Math.abs(degrees).toFixed(1)}° ${Math.abs(degrees) < 0.05 ? '' : degrees > 0 ? 'clockwise' : 'anticlockwise'}, taken out of angles to vertical and horizontal`.replace(
    '°  ,',
    '°,',
  );

/** What the capture rate allows. Bands: below 60, 60 to 119, 120 and above (clinic default, see docs/adr/0008-report.md). */
function fitness({ captureRate }: ReportClip): string {
  if (!captureRate.confirmed) return 'postures and angles; times only once the capture rate is confirmed';
  const { framesPerSecond } = captureRate;
  if (framesPerSecond < 60) return 'cadence, foot strike and posture; too few frames for contact time, flight time and their symmetry';
  if (framesPerSecond < 120) return 'cadence, posture, and contact and flight times with a clear error; 120 frames/s or more are better';
  return 'cadence, posture, contact and flight times';
}
