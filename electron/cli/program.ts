import { Command, InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import { type ExportTable, exportTables } from '#core/domain/exportTable.ts';
import { patientId, recordingId, visitId } from '#core/domain/ids.ts';
import { day } from '#core/domain/patient.ts';
import { readFolderIn, takeEverythingOut } from './commands/everything.ts';
import { writeReport, writeStill } from './commands/files.ts';
import { type ImportTarget, importFiles, type NewPatient } from './commands/importFiles.ts';
import { listMeasurements, listPatients, tableAsCsv } from './commands/lists.ts';
import { probeFiles } from './commands/probe.ts';
import type { Answer, Session } from './session.ts';

export type Task = { readonly json: boolean; readonly work: (session: Session) => Promise<Answer> };

const idOf =
  <T>(schema: z.ZodType<T>) =>
  (text: string): T => {
    const parsed = schema.safeParse(text.toLowerCase());
    if (!parsed.success) throw new InvalidArgumentError('An id looks like 0b6f6a52-6f3c-4d0e-9d7e-3a1f5c2b8e90.');
    return parsed.data;
  };

const frameOf = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A frame is a whole number from 0.');
  return Number(text);
};

export function newPatientOf(text: string): NewPatient {
  const parts = text.split(',').map((part) => part.trim());
  const [familyName = '', givenName = '', birthDate = ''] = parts;
  if (parts.length !== 3 || familyName === '' || givenName === '' || !day.safeParse(birthDate).success)
    throw new InvalidArgumentError('Write it as "Family, Given, YYYY-MM-DD".');
  return { familyName, givenName, birthDate };
}

/** The command line's grammar; the chosen task is handed to `run`. */
export function buildProgram(version: string, run: (task: Task) => Promise<void>): Command {
  const program = new Command('soleus')
    .description('Soleus without a window: for scripts, and for filing clips in bulk.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Run it with --help to see how.');
  const command = (grammar: string, about: string): Command =>
    program.command(grammar).description(about).option('--json', 'give the answer as JSON').exitOverride();

  command('probe <files...>', 'what is in a video file, and its likely capture rate').action(
    (files: string[], { json = false }: { json?: boolean }) => run({ json, work: (session) => probeFiles(session, files) }),
  );

  const importing = command('import <files...>', 'file clips in a new visit of a patient')
    .addOption(new Option('--patient <id>', 'a patient of the record').argParser(idOf(patientId)).conflicts(['newPatient', 'visit']))
    .addOption(new Option('--new-patient <who>', '"Family, Given, YYYY-MM-DD"').argParser(newPatientOf).conflicts('visit'))
    .addOption(new Option('--visit <id>', 'a visit that is there already').argParser(idOf(visitId)))
    .action((files: string[], options: { json?: boolean } & Parameters<typeof targetOf>[0]) => {
      const target = targetOf(options);
      if (target === null)
        return importing.error('error: say whose clips these are: --patient ID, --new-patient "Family, Given, YYYY-MM-DD" or --visit ID');
      return run({ json: options.json ?? false, work: (session) => importFiles(session, files, target) });
    });

  command('patients [query]', 'patients and their visits; all, or those that a search finds').action(
    (query: string | undefined, { json = false }: { json?: boolean }) =>
      run({ json, work: (session) => listPatients(session, query ?? '') }),
  );

  const measurements = command('measurements', 'the measurements of a visit; its other tables as CSV')
    .argument('<visit>', 'id of the visit', idOf(visitId))
    .option('--csv', 'as CSV')
    .addOption(new Option('--table <name>', 'which table, with --csv; else the measurements').choices(exportTables))
    .action((visit, { json = false, csv = false, table }: { json?: boolean; csv?: boolean; table?: ExportTable }) => {
      if (table !== undefined && !csv) return measurements.error('error: --table is of a CSV file: say --csv too');
      return run({
        json,
        work: (session) => (csv ? tableAsCsv(session, visit, table ?? 'measurements') : listMeasurements(session, visit)),
      });
    });

  command('report', 'make the report of a visit, keep it, and write it to a file')
    .argument('<visit>', 'id of the visit', idOf(visitId))
    .requiredOption('--out <file>', 'where the PDF goes')
    .addOption(new Option('--paper <size>', 'else as in the settings').choices(['A4', 'Letter']))
    .action((visit, { json = false, out, paper }: { json?: boolean; out: string; paper?: 'A4' | 'Letter' }) =>
      run({ json, work: (session) => writeReport(session, visit, out, paper ?? null) }),
    );

  command('still', 'write one frame of a clip as a PNG')
    .argument('<recording>', 'id of the recording', idOf(recordingId))
    .argument('<frame>', 'number of the frame, from 0', frameOf)
    .requiredOption('--out <file>', 'where the PNG goes')
    .action((recording, frame: number, { json = false, out }: { json?: boolean; out: string }) =>
      run({ json, work: (session) => writeStill(session, recording, frame, out) }),
    );

  const takingOut = command('take-out', 'everything of a patient, or of all, into a folder of its own')
    .addOption(new Option('--patient <id>', 'one patient').argParser(idOf(patientId)).conflicts('all'))
    .option('--all', 'all patients, and what is the clinic’s')
    .option('--into <folder>', 'where the folder is made; else in the data folder')
    .action(({ json = false, patient, all = false, into }: TakeOutOptions) => {
      if (patient === undefined && !all) return takingOut.error('error: say whose: --patient ID or --all');
      return run({ json, work: (session) => takeEverythingOut(session, patient ?? null, into ?? null) });
    });

  command('read-in <folder>', 'a folder that was taken out, into this record')
    .option('--skip-existing', 'leave out patients who are here already; else nothing is read in where there is one')
    .action((folder: string, { json = false, skipExisting = false }: { json?: boolean; skipExisting?: boolean }) =>
      run({ json, work: (session) => readFolderIn(session, folder, skipExisting ? 'skip' : 'refuse') }),
    );
  return program;
}

type TakeOutOptions = { json?: boolean; patient?: z.output<typeof patientId>; all?: boolean; into?: string };

function targetOf(options: {
  patient?: z.output<typeof patientId>;
  newPatient?: NewPatient;
  visit?: z.output<typeof visitId>;
}): ImportTarget | null {
  if (options.patient !== undefined) return { patient: options.patient };
  if (options.newPatient !== undefined) return { newPatient: options.newPatient };
  return options.visit === undefined ? null : { visit: options.visit };
}
