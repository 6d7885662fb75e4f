import { join } from 'node:path';
import type { PatientId } from '#core/domain/ids.ts';
import { openRecord } from '#db/open.ts';
import { addPatient } from '#db/repositories/patients.ts';
import { transaction } from '#db/sql.ts';
import { countedId } from './testApp.ts';

const families = [
  'Abel',
  'Baumann',
  'Çelik',
  'Dvořák',
  'Eriksson',
  'Fernández',
  'Grünwald',
  'Håkansson',
  'Ivanova',
  'Jönsson',
  'Kowalski',
  'Lindqvist',
];
const endings = ['', 'er', 'son', 'sen', 'mann', 'ova', 'ski', 'ström', 'feld', 'bach'];
const given = ['Ada', 'Björn', 'Clara', 'Dmitri', 'Elif', 'François', 'Greta', 'Hugo', 'Inés', 'Jakub', 'Katarzyna', 'Łucja', 'Mai', 'Noé'];

/** Fills the record of a closed data folder with `count` invented patients, the same ones each time. Ids count from 1,000,001. */
export function fillWithPatients(dataFolder: string, count: number): void {
  const db = openRecord({ file: join(dataFolder, 'soleus.db'), key: null, backupFile: () => join(dataFolder, 'backup.db') });
  const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
  const two = (n: number): string => String(n).padStart(2, '0');
  try {
    transaction(db, () => {
      for (let n = 0; n < count; n++) {
        const at = '2026-01-05T08:00:00.000Z';
        addPatient(db, {
          id: countedId(1_000_001 + n) as PatientId,
          revision: 1,
          familyName: `${pick(families, n)}${pick(endings, Math.floor(n / 7))}`,
          givenName: `${pick(given, Math.floor(n / 11))} ${pick(families, Math.floor(n / 97))}`,
          birthDate: `${1940 + (n % 70)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`,
          sexAtBirth: 'not-stated',
          heightCm: null,
          massKg: null,
          email: '',
          phone: `0170 ${1_000_000 + n * 37}`,
          address: '',
          reference: `P-${n}`,
          notes: '',
          sample: false,
          createdAt: at,
          updatedAt: at,
          removedAt: null,
        });
      }
    });
  } finally {
    db.close();
  }
}
