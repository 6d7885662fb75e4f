import { z } from 'zod';
import { sha256Hex } from '../clinical/entry.ts';
import { formId } from '../clinical/form.ts';
import { patientId, recordingId, takeId } from '../domain/ids.ts';
import { day } from '../domain/patient.ts';
import { leftOutSchema } from './leftOut.ts';

/** By this a folder is known for what it is. */
export const folderFormat = 'soleus-export';
/** Rises when a folder can no longer be read by the programs of before. */
export const folderVersion = 1;

/** Names of the files that each folder has. */
export const folderFiles = {
  manifest: 'manifest.json',
  /** SHA-256 of the manifest, as `sha256sum` writes it. */
  seal: 'manifest.sha256',
  schema: 'soleus-export-1.schema.json',
  fhir: 'fhir.json',
  readme: 'README.txt',
} as const;

/** A file's own name: no folder, nothing hidden, nothing that a system reads in another way. */
export const plainName = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/)
  .refine((name) => !name.endsWith('.'));

/** Where a file lies in its folder, by slashes; it never leads out of it. */
export const folderPath = z
  .string()
  .max(400)
  .refine((path) => path.split('/').every((name) => plainName.safeParse(name).success), { message: 'This is no place inside the folder.' });

/** Where a file belongs in the data folder; null for what is only there to be read: tables, FHIR, schema. */
export const filePlaceSchema = z.discriminatedUnion('in', [
  /** Rows of a table of the record. */
  z.strictObject({ in: z.literal('record'), table: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/) }),
  z.strictObject({ in: z.literal('library'), recordingId, file: plainName }),
  z.strictObject({ in: z.literal('reports'), file: plainName }),
  z.strictObject({ in: z.literal('takes'), takeId }),
  /** A picture of a tape, kept with its form. */
  z.strictObject({ in: z.literal('photos'), formId, sha256: sha256Hex }),
  z.strictObject({ in: z.literal('clinic'), file: z.literal('logo') }),
  z.strictObject({ in: z.literal('protocols'), file: plainName }),
  z.strictObject({ in: z.literal('programmes'), file: plainName }),
]);
export type FilePlace = z.infer<typeof filePlaceSchema>;

export const folderFileSchema = z.strictObject({
  path: folderPath,
  bytes: z.int().nonnegative(),
  sha256: sha256Hex,
  place: filePlaceSchema.nullable(),
});
export interface FolderFile extends z.infer<typeof folderFileSchema> {}

/** Somebody whose record a folder holds. The first is who it is of, others are records that were merged into it. */
export const folderPersonSchema = z.strictObject({
  id: patientId,
  familyName: z.string().max(120),
  givenName: z.string().max(120),
  birthDate: day.nullable(),
});
export interface FolderPerson extends z.infer<typeof folderPersonSchema> {}

const once = (names: readonly string[]): boolean => new Set(names.map((name) => name.toLowerCase())).size === names.length;

/** What a folder says of itself. Every file but the manifest and its seal is named with its hash; a folder of all patients names the manifests of theirs. */
export const manifestSchema = z
  .strictObject({
    format: z.literal(folderFormat),
    version: z.literal(folderVersion),
    kind: z.enum(['patient', 'clinic']),
    /** When and by which version of Soleus it was written. */
    madeAt: z.iso.datetime(),
    program: z.string().max(60),
    /** Number of changes to the tables that the record has had: rows of an older one are brought up to date when they are read in. */
    recordVersion: z.int().positive(),
    people: z.array(folderPersonSchema).max(10000),
    files: z.array(folderFileSchema).max(1_000_000),
    /** Of a folder of all patients: the folder of each, with the hash of its manifest. */
    parts: z.array(z.strictObject({ folder: folderPath, manifestSha256: sha256Hex })).max(1_000_000),
    /** Rows by table. */
    rows: z.record(z.string(), z.int().nonnegative()),
    leftOut: z.array(leftOutSchema).max(1_000_000),
  })
  .refine(({ files, parts }) => once([...files.map(({ path }) => path), ...parts.map(({ folder }) => folder)]), {
    path: ['files'],
    message: 'A file is named twice.',
  })
  .refine(({ kind, people, parts }) => (kind === 'patient' ? people.length > 0 && parts.length === 0 : people.length === 0), {
    path: ['people'],
    message: 'A folder of one patient names the patient, and a folder of all patients their folders.',
  });
export interface Manifest extends z.infer<typeof manifestSchema> {}

/** As much as tells whether this program can read a folder at all. */
export const manifestHeadSchema = z.object({ format: z.literal(folderFormat), version: z.int().positive() });
