import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetSection } from '#core/clinical/printed/sheet.ts';
import type { Visit } from '#core/domain/patient.ts';
import { patientById } from '#db/repositories/patients.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import { found, nowOf } from '../written.ts';
import { clinicForReport } from './clinic.ts';
import type { SheetModel } from './sheetModel.ts';

/** What a printed form or letter says; whose it is, by which clinic and when is added from the record. */
export type SheetParts = Pick<SheetModel, 'title' | 'notices' | 'toFillIn'> & {
  readonly sections: readonly SheetSection[];
  readonly closing: readonly SheetSection[];
};

type Printed = { readonly outputId: string; readonly fileName: string };

/** Signs that some system refuses in a file's name. */
const notInNames = /[\\/:*?"<>|]/g;

/**
 * Sets the pages of a form or letter about a visit and keeps them for this run of the program, to be looked at, printed and saved. They show no clip. Rejects with 'not-found', or with what
 * the pages could not be made for.
 */
export async function makeSheet(context: AppContext, visit: Visit, parts: SheetParts): Promise<Printed> {
  const { db, ports, folders, outputs } = context;
  const { familyName, givenName, birthDate, reference, heightCm, massKg, sample } = found(patientById(db, visit.patientId), 'patient');
  const { clinic, logo, paper } = clinicForReport(context);
  const model: SheetModel = {
    ...parts,
    document: 'sheet',
    accent: clinicTable(db, 'reportTemplate').value.accent,
    program: ports.version,
    paper,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    madeAt: nowOf(context),
    clinic: { ...clinic, logo: logo?.picture ?? null },
    patient: { familyName, givenName, birthDate, reference, heightCm, massKg, sample },
    visit: { title: visit.title, startedAt: visit.startedAt, reason: '' },
  };
  const { pdf } = await context.reportRenderer.render(
    {
      model,
      pictures: logo === null ? {} : { [logo.picture.sha256]: logo.file },
      fontsFolder: join(ports.resourcesFolder, 'fonts'),
    },
    // Made in the time of a call: nothing to report, and nobody who could cancel it.
    { signal: new AbortController().signal, report: () => undefined },
  );
  const outputId = ports.ids.next();
  outputs.add(outputId, { recordings: [], purpose: 'care', made: 'to-hand-out' });
  writeFileSync(join(folders.outputs, `${outputId}.pdf`), pdf, { mode: 0o600 });
  const name = `${familyName}, ${givenName} ${visit.startedAt.slice(0, 10)} ${parts.title}`;
  return { outputId, fileName: `${name.replace(notInNames, ' ')}.pdf` };
}
