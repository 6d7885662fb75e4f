import { type Resource, refer, resource } from './resource.ts';
import type { FhirReport } from './source.ts';

/** A kept report, with the way to its pages where they left too. */
export const documentReference = (patientId: string, { report, file }: FhirReport): Resource =>
  resource('DocumentReference', report.id, {
    identifier: [{ type: { text: 'SHA-256 of the file' }, value: report.sha256 }],
    status: 'current',
    docStatus: 'final',
    type: { text: 'report of a visit' },
    subject: refer('Patient', patientId),
    date: report.createdAt,
    author: report.createdBy === '' ? [] : [{ display: report.createdBy }],
    content: [
      {
        attachment: {
          contentType: 'application/pdf',
          url: file,
          size: report.bytes,
          title: `Report, version ${report.version}`,
          creation: report.createdAt,
        },
      },
    ],
    context: { encounter: [refer('Encounter', report.visitId)] },
  });
