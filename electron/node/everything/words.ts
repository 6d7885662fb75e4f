import type { LeftOut, LeftOutReason } from '#core/everything/leftOut.ts';
import { folderFiles } from '#core/everything/manifest.ts';

const reasons: Readonly<Record<LeftOutReason, string>> = {
  'none-given': 'no consent to the use of video is on record',
  refused: 'the use of video was refused',
  withdrawn: 'the consent to the use of video was withdrawn',
  'birth-date-unknown': 'the birth date is not known, so nobody can tell who may consent',
  'guardian-needed': 'a guardian has to consent',
  'child-disagrees': 'the child does not agree',
  'patient-now-of-age': 'the patient has come of age and has to be asked',
  'not-for-this-clip': 'the consent is for other clips',
  'not-for-this-purpose': 'the consent is for another purpose',
  'file-missing': 'the file was not there',
  'being-recorded': 'it was being recorded',
  discarded: 'it was thrown away',
};
const things: Readonly<Record<LeftOut['what'], string>> = {
  clip: 'Clip',
  curves: 'Followed points and history of the drawings of clip',
  report: 'Report',
  take: 'Take',
  photo: 'Pictures of the tape',
  file: 'File',
};

const leftOutLines = (leftOut: readonly LeftOut[]): readonly string[] =>
  leftOut.length === 0
    ? ['Nothing was left out.']
    : [
        'Left out:',
        ...leftOut.map(({ what, title, at, reason }) => `  - ${things[what]} "${title}" of ${at.slice(0, 10)}: ${reasons[reason]}.`),
      ];

const checking = [
  `${folderFiles.manifest} names every file with its SHA-256, ${folderFiles.seal} has that of the manifest.`,
  'Soleus reads this folder in again: Settings, Take out and read in.',
];

/** What lies in the folder of one patient, in words for whoever opens it. Names nobody. */
export const patientReadme = (madeAt: string, program: string, leftOut: readonly LeftOut[], alone: boolean): string =>
  [
    `Everything that Soleus ${program} holds of one patient, written ${madeAt}.`,
    '',
    'reports/   kept reports, as PDF',
    'clips/     original videos, copies made for review, pictures of key images',
    'takes/     takes that were not finished, where there are any',
    'photos/    pictures of a tape that the camera took, where there are any',
    'tables/    tables for a spreadsheet (CSV, UTF-8); a folder a visit for what was measured there',
    'record/    every row of the record, a file a table (JSON)',
    `${alone ? '' : '../../'}${folderFiles.schema}   what the files under record/ hold (JSON Schema)`,
    `${folderFiles.fhir}   the same content for other programs (FHIR R4)`,
    '',
    ...leftOutLines(leftOut),
    '',
    ...checking,
    'It is health data: keep it where only those who may see it can.',
    '',
  ].join('\r\n');

/** What lies in the folder of all patients. */
export const clinicReadme = (madeAt: string, program: string, patients: number): string =>
  [
    `Everything that Soleus ${program} holds, written ${madeAt}.`,
    '',
    `patients/  a folder a patient (${patients}); each can be read by itself`,
    'record/    what is the clinic’s: settings, the whole log (JSON)',
    'clinic/    logo, the clinic’s own protocols and programmes',
    `${folderFiles.schema}   what the files under record/ hold (JSON Schema)`,
    '',
    'What was left out of a patient’s folder is named there.',
    ...checking,
    'It is health data: keep it where only those who may see it can.',
    '',
  ].join('\r\n');
