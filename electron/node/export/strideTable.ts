import { clipTime, type FrameNo } from '#core/domain/frameIndex.ts';
import { gaitClipOf } from '#core/gait/clip.ts';
import { type FootMetric, footMetrics } from '#core/gait/metrics.ts';
import { marksOfClip } from '#core/gait/ofClip.ts';
import { type ListedStride, listStrides, type StrideValue } from '#core/gait/strideList.ts';
import { definitionOf, gaitTableVersion } from '#core/gait/table.ts';
import type { ReportRecording } from '#db/repositories/reportSources.ts';
import { type Column, columnUnits, type Sheet, sheetOf } from './sheet.ts';

type StrideRow = ListedStride & {
  readonly clip: string;
  /** From 1 for the first of its foot. */
  readonly number: number;
  /** Of the contact, in seconds of the clip's own clock from its first frame. */
  readonly clipTime: number | null;
  /** Of the contact, in seconds of the real world from the clip's time zero; null while the capture rate is not confirmed. */
  readonly trueTime: number | null;
};

const given = (value: StrideValue) => (value.ok ? value : null);

const ofMetric = (metric: FootMetric): readonly Column<StrideRow>[] => {
  const title = `${metric.replaceAll('-', '_')}_${columnUnits[definitionOf(metric).unit]}`;
  return [
    { title, width: 20, of: ({ values }) => given(values[metric])?.value ?? null },
    { title: `${title}_standard_uncertainty`, width: 30, of: ({ values }) => given(values[metric])?.uncertainty ?? null },
  ];
};

const columns: readonly Column<StrideRow>[] = [
  { title: 'clip', width: 28, of: (row) => row.clip },
  { title: 'side', width: 8, of: (row) => row.side },
  { title: 'number', width: 8, of: (row) => row.number },
  { title: 'contact_frame', width: 14, of: (row) => row.contact },
  { title: 'toe_off_frame', width: 14, of: (row) => row.toeOff },
  { title: 'next_contact_frame', width: 18, of: (row) => row.next },
  { title: 'clip_time_s', width: 12, of: (row) => row.clipTime },
  { title: 'true_time_s', width: 12, of: (row) => row.trueTime },
  ...footMetrics.flatMap(ofMetric),
  { title: 'not_measured_because', width: 60, of: ({ values }) => reasons(values) },
  { title: 'method', width: 11, of: () => gaitTableVersion },
];

/** `rate-too-low: contact-time swing-time; incomplete: stride-time`; null where every value is there. */
function reasons(values: StrideRow['values']): string | null {
  const missing = footMetrics.flatMap((metric) => {
    const value = values[metric];
    return value.ok ? [] : [{ metric, reason: value.reason }];
  });
  const each = [...new Set(missing.map(({ reason }) => reason))].map(
    (why) =>
      `${why}: ${missing
        .filter(({ reason }) => reason === why)
        .map(({ metric }) => metric)
        .join(' ')}`,
  );
  return each.length === 0 ? null : each.join('; ');
}

/** Every stride and step of each foot, clip by clip: one line from a contact until the next of the foot, with the standard uncertainty of each value's own marks. */
export const strideSheet = (recordings: readonly ReportRecording[]): Sheet =>
  sheetOf('Strides', columns, recordings.flatMap(stridesOfClip));

function stridesOfClip({ recording, index, gaitEvents, keyImages, marks }: ReportRecording): readonly StrideRow[] {
  if (index === null) return [];
  const origin = marks.find((mark) => mark.kind === 'origin')?.frame ?? null;
  const at = (frame: FrameNo | null): number => (frame === null || frame >= index.ticks.length ? 0 : clipTime(index, frame));
  const numbers = { left: 0, right: 0 };
  return listStrides(marksOfClip(gaitEvents, keyImages), gaitClipOf(recording, index)).map((stride): StrideRow => {
    const { contact, side } = stride;
    numbers[side] += 1;
    const { confirmed, slowdown } = recording.captureRate;
    return {
      ...stride,
      clip: recording.title,
      number: numbers[side],
      clipTime: contact === null ? null : at(contact),
      trueTime: contact === null || !confirmed ? null : (at(contact) - at(origin)) / slowdown,
    };
  });
}
