import type { Consent } from '#core/clinical/consent/record.ts';
import type { Form } from '#core/clinical/form.ts';
import type { Recording } from '#core/domain/recording.ts';
import { leavesOf } from '#core/everything/flatten.ts';
import type { FhirDeed } from '#core/fhir/source.ts';
import { type Column, type Sheet, sheetOf } from '../export/sheet.ts';
import type { Content, ContentVisit } from './content.ts';
import { planSheetNames, sheetOfPlans } from './planSheets.ts';

/** Tables over all visits of somebody, by the name of their file. */
export const sheetNames = ['visits', 'clips', 'answers', 'numbers', ...planSheetNames, 'consents', 'log'] as const;
export type SheetName = (typeof sheetNames)[number];

const visitColumns: readonly Column<ContentVisit>[] = [
  { title: 'visit_id', width: 38, of: ({ visit }) => visit.id },
  { title: 'started_at', width: 24, of: ({ visit }) => visit.startedAt },
  { title: 'title', width: 28, of: ({ visit }) => visit.title },
  { title: 'reason', width: 40, of: ({ visit }) => visit.reason },
  { title: 'findings', width: 40, of: ({ visit }) => visit.findings },
  { title: 'advice', width: 40, of: ({ visit }) => visit.advice },
  { title: 'signed_at', width: 24, of: ({ visit }) => visit.signedAt },
  { title: 'clips', width: 8, of: ({ visit }) => visit.recordings },
  { title: 'reports', width: 8, of: ({ reports }) => reports.length },
];

type Clip = { readonly recording: Recording; readonly file: string | null };
const clipColumns: readonly Column<Clip>[] = [
  { title: 'recording_id', width: 38, of: ({ recording }) => recording.id },
  { title: 'visit_id', width: 38, of: ({ recording }) => recording.visitId },
  { title: 'file', width: 60, of: ({ file }) => file },
  { title: 'title', width: 28, of: ({ recording }) => recording.title },
  { title: 'view', width: 12, of: ({ recording }) => recording.view },
  { title: 'camera_position', width: 16, of: ({ recording }) => recording.cameraPosition },
  { title: 'condition', width: 20, of: ({ recording }) => recording.condition },
  { title: 'shoe', width: 20, of: ({ recording }) => recording.conditions.shoe },
  { title: 'incline_percent', width: 12, of: ({ recording }) => recording.conditions.inclinePercent },
  { title: 'taped', width: 8, of: ({ recording }) => recording.conditions.taped },
  { title: 'fatigue', width: 10, of: ({ recording }) => recording.conditions.fatigue },
  { title: 'speed_m_per_s', width: 12, of: ({ recording }) => recording.speed },
  { title: 'capture_frames_per_s', width: 12, of: ({ recording }) => recording.captureRate.framesPerSecond },
  { title: 'capture_rate_confirmed', width: 12, of: ({ recording }) => recording.captureRate.confirmed },
  { title: 'frames', width: 8, of: ({ recording }) => recording.frames },
  { title: 'duration_s', width: 10, of: ({ recording }) => recording.durationSeconds },
  { title: 'width_px', width: 8, of: ({ recording }) => recording.width },
  { title: 'height_px', width: 8, of: ({ recording }) => recording.height },
  { title: 'original_sha256', width: 66, of: ({ recording }) => recording.originalSha256 },
  { title: 'imported_at', width: 24, of: ({ recording }) => recording.importedAt },
];

type Answered = { readonly form: Form; readonly path: string; readonly value: string | number | boolean | null };
const answerColumns: readonly Column<Answered>[] = [
  { title: 'form_id', width: 38, of: ({ form }) => form.id },
  { title: 'visit_id', width: 38, of: ({ form }) => form.visitId },
  { title: 'kind', width: 16, of: ({ form }) => form.kind },
  { title: 'begun_at', width: 24, of: ({ form }) => form.createdAt },
  { title: 'place', width: 50, of: ({ path }) => path },
  { title: 'value', width: 40, of: ({ value }) => value },
];

type Scored = {
  readonly form: Form;
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly missing: string;
};
const numberColumns: readonly Column<Scored>[] = [
  { title: 'form_id', width: 38, of: ({ form }) => form.id },
  { title: 'visit_id', width: 38, of: ({ form }) => form.visitId },
  { title: 'kind', width: 16, of: ({ form }) => form.kind },
  { title: 'instrument', width: 16, of: ({ form }) => (form.details.kind === 'outcome' ? form.details.entry.instrument : null) },
  { title: 'side', width: 10, of: ({ form }) => (form.details.kind === 'outcome' ? form.details.entry.side : null) },
  {
    title: 'measured_on',
    width: 12,
    of: ({ form }) => (form.details.kind === 'outcome' ? form.details.entry.measuredOn : form.createdAt.slice(0, 10)),
  },
  { title: 'name', width: 24, of: ({ name }) => name },
  { title: 'value', width: 12, of: ({ value }) => value },
  { title: 'unit', width: 10, of: ({ unit }) => unit },
  { title: 'missing', width: 40, of: ({ missing }) => missing },
  { title: 'method', width: 16, of: ({ form }) => form.derived.algorithm },
];

const consentColumns: readonly Column<Consent>[] = [
  { title: 'consent_id', width: 38, of: ({ id }) => id },
  { title: 'kind', width: 16, of: ({ kind }) => kind },
  { title: 'purpose', width: 16, of: ({ purpose }) => purpose },
  { title: 'decision', width: 10, of: ({ decision }) => decision },
  { title: 'at', width: 24, of: ({ moment }) => moment.at },
  { title: 'by', width: 12, of: ({ by }) => by.who },
  { title: 'scope', width: 30, of: ({ scope }) => (typeof scope === 'string' ? scope : scope.clips) },
  { title: 'text_version', width: 14, of: ({ text }) => text.version },
  { title: 'withdrawn_at', width: 24, of: ({ withdrawal }) => withdrawal?.moment.at ?? null },
];

const logColumns: readonly Column<FhirDeed>[] = [
  { title: 'at', width: 24, of: ({ at }) => at },
  { title: 'actor', width: 20, of: ({ actor }) => actor },
  { title: 'action', width: 14, of: ({ action }) => action },
  { title: 'entity', width: 16, of: ({ entity }) => entity },
  { title: 'entity_id', width: 38, of: ({ entityId }) => entityId },
  { title: 'detail', width: 50, of: ({ detail }) => detail },
];

/** What forms hold, a line an answer, and the numbers made of them, a line a number or the reason why there is none. */
const answersOf = (forms: readonly Form[]): readonly Answered[] =>
  forms.flatMap((form) => {
    const { kind: _, ...details } = form.details;
    return leavesOf(details).map(({ path, value }) => ({ form, path, value }));
  });
const numbersOf = (forms: readonly Form[]): readonly Scored[] =>
  forms.flatMap((form) => [
    ...form.derived.measures.map(({ measure, value, unit, missing }) => ({
      form,
      name: measure,
      value,
      unit,
      missing: missing.map(({ item, why }) => `${item}: ${why}`).join(', '),
    })),
    ...form.derived.numbers.map(({ name, value, unit, reason }) => ({ form, name, value, unit, missing: reason ?? '' })),
  ]);

/** `recordings`: those of all visits, as they were met on the way through them. */
export function sheetOfContent(name: SheetName, content: Content, recordings: readonly Recording[]): Sheet {
  const { visits, forms, consents, log, leaving } = content;
  switch (name) {
    case 'visits':
      return sheetOf('Visits', visitColumns, visits);
    case 'clips':
      return sheetOf(
        'Clips',
        clipColumns,
        recordings.map((recording) => ({ recording, file: leaving.get(recording.id) ?? null })),
      );
    case 'answers':
      return sheetOf('Answers', answerColumns, answersOf(forms));
    case 'numbers':
      return sheetOf('Numbers', numberColumns, numbersOf(forms));
    case 'plans':
    case 'phases':
    case 'diary':
    case 'exercises-done':
    case 'runs':
    case 'shoes':
    case 'decisions':
      return sheetOfPlans(name, content);
    case 'consents':
      return sheetOf('Consents', consentColumns, consents);
    case 'log':
      return sheetOf('Log', logColumns, log);
  }
}
