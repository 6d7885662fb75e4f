import type { Form } from '../clinical/form.ts';
import type { GaitTake } from '../domain/gaitTake.ts';
import type { MeasurementRow } from '../domain/measurement.ts';
import type { ListedMetric } from '../gait/listing.ts';
import { quantity } from './quantity.ts';
import { type Draft, type Resource, refer, resource, spelled } from './resource.ts';
import type { FhirMeasured } from './source.ts';

type Number = { readonly value: number; readonly unit: string } | { readonly reason: string };
/** A number with its unit, or the reason why there is none: FHIR takes exactly one of them. */
export const valued = (number: Number): { readonly [name: string]: Draft } =>
  'reason' in number ? { dataAbsentReason: { text: spelled(number.reason) } } : { valueQuantity: quantity(number.value, number.unit) };

/** FHIR has no place for the uncertainty of a value: it is a component of its own. */
const uncertainty = (value: number | null, unit: string): Draft =>
  value === null ? [] : [{ code: { text: 'standard uncertainty (one standard deviation)' }, valueQuantity: quantity(value, unit) }];

const side = (words: string | null): Draft => (words === null ? null : { text: spelled(words) });

/** Numbers made of a form: scores of an outcome measure, doses of a treatment. */
export function formObservations(form: Form): readonly Resource[] {
  const { details, derived } = form;
  const entry = details.kind === 'outcome' ? details.entry : null;
  const common = {
    status: form.locked ? 'final' : 'preliminary',
    subject: refer('Patient', form.patientId),
    encounter: refer('Encounter', form.visitId),
    effectiveDateTime: entry === null ? form.createdAt : entry.measuredOn,
    bodySite: side(entry?.side ?? null),
    method: { text: derived.algorithm },
    derivedFrom: [refer('QuestionnaireResponse', form.id)],
  };
  return [
    ...derived.measures.map(({ measure, value, unit, missing }) =>
      resource('Observation', `${form.id}.${measure}`, {
        ...common,
        code: { text: `${entry?.instrument ?? form.kind}: ${spelled(measure)}` },
        ...valued(value === null ? { reason: 'incomplete' } : { value, unit }),
        note: missing.length === 0 ? [] : [{ text: `Missing: ${missing.map(({ item, why }) => `${item} (${spelled(why)})`).join(', ')}.` }],
      }),
    ),
    ...derived.numbers.map(({ name, value, unit, reason, source }, n) =>
      resource('Observation', `${form.id}.n${n}`, {
        ...common,
        code: { text: `${spelled(form.kind)}: ${spelled(name)}` },
        ...valued(value === null ? { reason: reason ?? 'unknown' } : { value, unit }),
        note: [{ text: source.words }],
      }),
    ),
  ];
}

function gaitObservation(patientId: string, take: GaitTake, { id, side: foot, unit, result }: ListedMetric): Resource {
  return resource('Observation', `${take.recordingId}.${id}${foot === null ? '' : `.${foot.slice(0, 1)}`}`, {
    status: 'final',
    category: [{ text: 'running gait, two-dimensional video' }],
    code: { text: spelled(id) },
    subject: refer('Patient', patientId),
    encounter: refer('Encounter', take.visitId),
    effectiveDateTime: take.visitAt,
    bodySite: side(foot),
    method: { text: take.method },
    ...valued(result.ok ? { value: result.value, unit } : { reason: result.reason }),
    component: result.ok ? uncertainty(result.uncertainty, unit) : [],
    note: [{ text: `Of ${result.n} ${result.n === 1 ? 'step' : 'steps'}.` }],
    derivedFrom: [refer('Media', take.recordingId)],
  });
}

function drawnObservation(patientId: string, visitId: string, row: MeasurementRow, n: number): Resource {
  const named = row.name === '' ? spelled(row.kind) : row.name;
  return resource('Observation', `${row.recordId}.${n}`, {
    status: 'final',
    category: [{ text: 'measured on a video frame' }],
    code: { text: row.joint === null ? named : `${named}: ${spelled(row.joint)}` },
    subject: refer('Patient', patientId),
    encounter: refer('Encounter', visitId),
    bodySite: side(row.side),
    method: { text: row.method },
    ...valued(row.value === null ? { reason: row.reason ?? 'incomplete' } : { value: row.value, unit: row.unit }),
    component: row.value === null ? [] : uncertainty(row.uncertainty, row.unit),
    note: [{ text: `Frame ${row.frame}.` }],
    derivedFrom: [refer('Media', row.recordingId)],
  });
}

/** Numbers of the clips of a visit: its gait, and what was drawn and measured on frames. */
export const clipObservations = (patientId: string, { visitId, rows, takes }: FhirMeasured): readonly Resource[] => [
  ...takes.flatMap((take) => take.metrics.map((metric) => gaitObservation(patientId, take, metric))),
  ...rows.map((row, n) => drawnObservation(patientId, visitId, row, n)),
];
