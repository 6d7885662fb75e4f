import type { FolderPerson } from '#core/everything/manifest.ts';
import type { FolderSummary } from '#core/everything/schema.ts';
import { isErased } from '#db/repositories/erasure.ts';
import { patientById } from '#db/repositories/patients.ts';
import type { ReadDb } from '#db/sql.ts';
import { hashOfText } from '../clinical/hash.ts';
import type { OpenedFolder } from './folderReader.ts';

export type Presence = FolderSummary['patients'][number]['presence'];

/** Whether somebody in a folder, or a record that was merged into theirs, is in this record, or was before it was erased. */
export function presenceOf(db: ReadDb, people: readonly FolderPerson[]): Presence {
  if (people.some(({ id }) => isErased(db, hashOfText(id), 'patient'))) return 'erased';
  return people.some(({ id }) => patientById(db, id) !== null) ? 'here' : 'new';
}

/** What a folder says of itself, and who of it is here already. */
export function summaryOf(db: ReadDb, { own, parts }: OpenedFolder): FolderSummary {
  const { kind, madeAt, program } = own.manifest;
  const manifests = [own, ...parts].map(({ manifest }) => manifest);
  const files = manifests.flatMap((manifest) => manifest.files);
  return {
    folder: own.folder,
    kind,
    madeAt,
    program,
    patients: manifests.flatMap(({ people }) => {
      const [person] = people;
      return person === undefined ? [] : [{ person, presence: presenceOf(db, people) }];
    }),
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    rows: manifests.reduce((sum, { rows }) => sum + Object.values(rows).reduce((a, b) => a + b, 0), 0),
    leftOut: manifests.flatMap(({ leftOut }) => leftOut),
    sha256: own.sha256,
  };
}
