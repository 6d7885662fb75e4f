import { readFile } from 'node:fs/promises';
import type { ExportTable } from '#core/domain/exportTable.ts';
import type { VisitId } from '#core/domain/ids.ts';
import type { PatientSummary } from '#core/domain/patient.ts';
import { type Answer, type Session, table } from '../session.ts';

const pageSize = 500;

/** Everyone that a search finds, with the visits of each in the JSON. */
export async function listPatients({ call }: Session, query: string): Promise<Answer> {
  const found: PatientSummary[] = [];
  for (;;) {
    const page = await call('patients.search', { query, limit: pageSize, offset: found.length });
    found.push(...page.patients);
    if (page.patients.length === 0 || found.length >= page.total) break;
  }
  const patients = [];
  for (const patient of found) patients.push({ ...patient, visitList: await call('visits.list', { patientId: patient.id }) });
  return {
    json: patients,
    text: patients
      .map(({ visitList, ...p }) =>
        [
          `${p.id}  ${p.familyName}, ${p.givenName}  ${p.birthDate ?? ''}${p.sample ? '  (sample)' : ''}`.trimEnd(),
          ...visitList.map((visit) => `  visit ${visit.id}  ${visit.startedAt.slice(0, 10)}  ${visit.title}  ${visit.recordings} clips`),
        ].join('\n'),
      )
      .join('\n'),
  };
}

/** One table of the visit as the CSV that the window saves. */
export async function tableAsCsv({ call, app }: Session, visitId: VisitId, table: ExportTable): Promise<Answer> {
  const { outputId } = await call('measurements.export', { visitId, format: 'csv', table });
  const { file } = await app.bytes.resolve(`output-${outputId}`);
  const text = await readFile(file, 'utf8');
  return { json: { csv: text }, text: text.replace(/\r?\n$/, '') };
}

/** The visit's measurements as a table for people. */
export async function listMeasurements({ call }: Session, visitId: VisitId): Promise<Answer> {
  const rows = await call('measurements.ofVisit', { visitId });
  const shown = rows.map((row) => [
    row.clip,
    String(row.frame),
    row.trueTime === null ? '' : row.trueTime.toFixed(3),
    row.name,
    row.side ?? '',
    row.value === null ? `none: ${row.reason ?? ''}` : row.value.toFixed(1),
    row.value === null ? '' : row.unit,
    row.uncertainty === null ? '' : `± ${row.uncertainty.toFixed(1)}`,
  ]);
  const head = ['Clip', 'Frame', 'Time s', 'Name', 'Side', 'Value', 'Unit', 'Uncertainty'];
  return { json: rows, text: rows.length === 0 ? 'No measurements yet.' : table([head, ...shown]) };
}
