import type { Migration } from '../migrate.ts';
import { foundation } from './001_foundation.ts';
import { takes } from './002_takes.ts';
import { comparisons } from './003_comparisons.ts';
import { tracks } from './004_tracks.ts';
import { gait } from './005_gait.ts';
import { gaitFindings } from './006_gait_findings.ts';
import { patientNumber } from './007_patient_number.ts';
import { clinical } from './008_clinical.ts';
import { plan } from './009_plan.ts';

/** In order; never edited once released, only added to. */
export const migrations: readonly Migration[] = [foundation, takes, comparisons, tracks, gait, gaitFindings, patientNumber, clinical, plan];
