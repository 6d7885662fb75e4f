import type { KeyImage } from '#core/annotation/records.ts';
import { digitisingSigmaPx } from '#core/annotation/uncertainty.ts';
import type { NotMeasurable } from '#core/domain/measured.ts';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import type { CaptureRate, View } from '#core/domain/recording.ts';
import type { KinematicMetric } from '#core/gait/definition.ts';

/** Every word a report prints of its own, in one place and in plain English. */

export const headings = {
  title: 'Running analysis',
  findings: 'Findings',
  advice: 'Advice',
  keyImages: 'Key images',
  comparison: 'Comparison',
  gait: 'Running gait',
  differences: 'Differences',
  protocol: 'Protocol',
  suggestions: 'Suggestions accepted by the clinician',
  measurements: 'Measurements',
  methods: 'Methods and limits',
  gaitMethods: 'How running gait is measured',
} as const;

export const keyImagePresetNames: Readonly<Record<NonNullable<KeyImage['preset']>, string>> = {
  'initial-contact-left': 'Initial contact, left',
  'initial-contact-right': 'Initial contact, right',
  'midstance-left': 'Midstance, left',
  'midstance-right': 'Midstance, right',
  'toe-off-left': 'Toe-off, left',
  'toe-off-right': 'Toe-off, right',
};

export const viewNames: Readonly<Record<View, string>> = {
  'side-left': 'from the side, left',
  'side-right': 'from the side, right',
  rear: 'from behind',
  front: 'from the front',
  other: 'other view',
};

export const reasonWords: Readonly<Record<NotMeasurable, string>> = {
  'coincident-points': 'two of its points lie on each other',
  'not-calibrated': 'no known length in this camera position',
  'capture-rate-unconfirmed': 'the true capture rate is not confirmed',
  'rate-too-low': 'the capture rate is too low for it',
  'spans-a-gap': 'frames are missing in between',
  incomplete: 'it was begun but not finished',
  'outside-calibrated-plane': 'a point lies outside the calibrated plane',
  'oblique-calibration': 'the calibrated plane is seen too obliquely',
};

const provenanceWords: Readonly<Record<string, string>> = {
  'image-plane': 'picture plane',
  'calibrated-line': 'known length',
  'calibrated-plane': 'known rectangle',
  'vertical-reference': 'vertical reference',
  'image-vertical': 'picture edge',
  'clip-time': "clip's own clock",
  'true-time': 'true time',
};

/** On a picture, where there is little room. */
export const shortMetricNames: Readonly<Record<KinematicMetric, string>> = {
  'foot-inclination': 'Foot',
  'tibia-inclination': 'Tibia',
  overstride: 'Overstride',
  'knee-flexion-contact': 'Knee',
  'knee-flexion-peak': 'Knee',
  'ankle-dorsiflexion': 'Ankle',
  'thigh-extension': 'Thigh',
  'trunk-lean': 'Trunk',
  'vertical-oscillation': 'Oscillation',
  'pelvic-drop': 'Pelvis',
  'hip-adduction': 'Hip adduction',
  'step-width': 'Step width',
  'heel-whip': 'Heel whip',
  'foot-progression': 'Foot',
};

/** Words of the pages for patients that no clinic changes. */
export const plainLabels = {
  everyDay: 'every day',
  timesADay: (times: number): string => `${times} times a day`,
  rest: (words: string): string => `rest ${words} between sets`,
  exercise: 'Exercise',
  noExercise: 'No exercise is asked for on these days.',
  noPicture: 'This picture could not be read from its clip.',
  contact: (words: string): string => `You reach us here: ${words}`,
  step: ({ number, of, isLevel }: { readonly number: number; readonly of: number; readonly isLevel: boolean }): string =>
    `${isLevel ? 'level' : 'step'} ${number} of ${of}`,
  kilograms: 'kg',
  homeFoot: 'Home programme',
  version: (version: number, from: string): string => `Version ${version} of the plan, from ${from} on`,
} as const;

/** `Clip 2: After ten minutes`; without its title where it has none. */
export const namedClip = (number: number, title: string): string => (title.trim() === '' ? `Clip ${number}` : `Clip ${number}: ${title}`);

/** What a row was measured against, in words; an unknown word is printed as it stands. */
export const provenanceOf = (row: MeasurementRow): string =>
  row.provenance === null ? '' : (provenanceWords[row.provenance] ?? row.provenance);

const kindNames: Readonly<Record<MeasurementRow['kind'], string>> = {
  distance: 'Distance',
  angle: 'Angle',
  goniometer: 'Goniometer',
  'angle-vertical': 'Angle to vertical',
  'angle-horizontal': 'Angle to horizontal',
  'angle-lines': 'Angle between lines',
  stopwatch: 'Stopwatch',
};

/** `Stopwatch 2 (clip time)`, or the clinician's own name for it. */
export function nameOf({ name, kind, part, provenance }: MeasurementRow): string {
  const own = name === '' ? kindNames[kind] : name;
  return `${own}${part === null ? '' : ` ${part}`}${provenance === 'clip-time' ? ' (clip time)' : ''}`;
}

const conventionWords: Readonly<Record<NonNullable<MeasurementRow['convention']>, string>> = {
  'flexion-positive': 'flexion\u00a0+',
  'dorsiflexion-positive': 'dorsiflexion\u00a0+',
  'adduction-positive': 'adduction\u00a0+',
  'eversion-positive': 'eversion\u00a0+',
  'forward-lean-positive': 'forward lean\u00a0+',
  'swing-side-lower-positive': 'swing side lower\u00a0+',
  unsigned: '',
};

/** `left knee, sagittal plane, flexion +`; empty where the clinician gave none. */
export function anatomyOf(row: MeasurementRow): string {
  const part = [row.side, row.joint].filter((word) => word !== null).join(' ');
  const plane = row.plane === null ? '' : `${row.plane} plane`;
  return [part, plane, row.convention === null ? '' : conventionWords[row.convention]].filter((word) => word !== '').join(', ');
}

const rateSourceWords: Readonly<Record<CaptureRate['source'], string>> = {
  'apple-capture-tag': "the phone's own tag in the file (Apple)",
  'android-capture-tag': "the phone's own tag in the file (Android)",
  'samsung-slow-motion': "the phone's own slow-motion tag (Samsung)",
  'kinovea-kva': 'the Kinovea file beside the clip',
  'tick-pattern': "the pattern of the file's time stamps",
  container: "the file's frame rate only",
  clinician: 'the clinician',
  'camera-timestamps': "the camera's own time stamps",
};

/** Where the true capture rate comes from and how sure it is. */
export function rateProvenance(rate: CaptureRate): string {
  if (rate.confirmed) return rate.source === 'clinician' ? 'given by the clinician' : `from ${rateSourceWords[rate.source]}, confirmed`;
  return `proposed from ${rateSourceWords[rate.source]}, not confirmed: no true times are given`;
}

/** The paragraphs that close every report. Sources: docs/adr/0008-report.md. */
export const limits = {
  plusMinus: `The figure after ± is one standard uncertainty (one standard deviation, the same unit as the value): the true value lies within it about two times in three, and within twice it about nineteen times in twenty. It covers the placing of points (${digitisingSigmaPx} pixels) and marks, the length of a frame, and the calibration. It does not cover clothing, soft tissue, lens distortion, or the angle between camera and movement.`,
  time: 'Times are differences of the frames’ own time stamps. Each marked event carries the uncertainty of half a frame either way; a difference of two carries both.',
  angles:
    'Angles are two-dimensional, as seen by the camera, not joint angles in space. A camera that is not square to the movement or is not level changes them; rolled by one degree, it changes every angle to vertical or horizontal by one degree unless a vertical reference was set.',
  lengths:
    'Lengths in centimetres or inches hold only in the plane in which the known length or rectangle lay. Ten centimetres nearer to or farther from a camera three metres away changes a length by about 3 %. Without calibration, lengths are in pixels.',
  change:
    'A difference between two visits or two sides counts as a change only where it is larger than the smallest detectable change of that measure.',
  evidence:
    'Reading these figures: in a review of 249 running measures, 17 % differed between runners with Achilles tendon pain and runners without (Sancho 2019), and advice to change technique for calf or Achilles pain rests mainly on expert opinion (Barton 2016). Change one thing at a time, film again, and build up volume slowly, because a changed technique also changes the load on the calf.',
  scores:
    'A score is kept with the version of its scoring, and two are held against each other only where they were taken and scored alike. Measurement error and what patients notice are published for groups; for one person they are a guide.',
  plan: 'Doses and criteria of the plan are those of its programme, changed by the clinician where it says so. Limits of pain follow the pain-monitoring model (Silbernagel 2007). Nobody has published when exactly to go on: the rules suggest, the clinician decides.',
  purpose: 'This report documents what was filmed and measured. It supports the judgement of a clinician; it is not a diagnosis.',
  missingSign: 'The sign □ stands for a character that the fonts of this report do not have.',
} as const;
