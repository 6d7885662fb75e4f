import type { Consent } from '../clinical/consent/record.ts';
import type { Form, FormOf } from '../clinical/form.ts';
import type { EpisodeId } from '../clinical/intake/episode.ts';
import type { StoredEpisode } from '../clinical/stored.ts';
import type { GaitTake } from '../domain/gaitTake.ts';
import type { VisitId } from '../domain/ids.ts';
import type { MeasurementRow } from '../domain/measurement.ts';
import type { Patient, Visit } from '../domain/patient.ts';
import type { Recording } from '../domain/recording.ts';
import type { Report } from '../domain/report.ts';
import type { StoredDay, StoredRun } from '../plan/stored.ts';
import type { PlanVersion } from '../plan/version.ts';

export type FhirVisit = { readonly visit: Visit; readonly signedAt: string | null };
/** `file`: its place beside the bundle; null where it stays with the clinic. */
export type FhirClip = { readonly recording: Recording; readonly file: string | null };
/** A picture that the camera took of a tape. `file` as of a clip. */
export type FhirPhoto = { readonly form: FormOf<'taping'>; readonly sha256: string; readonly file: string | null };
export type FhirReport = { readonly report: Report; readonly file: string | null };
/** Numbers that were measured on the clips of a visit. */
export type FhirMeasured = { readonly visitId: VisitId; readonly rows: readonly MeasurementRow[]; readonly takes: readonly GaitTake[] };
/** The version of a plan that holds now. */
export type FhirPlan = { readonly version: PlanVersion; readonly episodeId: EpisodeId | null };
export type FhirDeed = {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly detail: string;
};

/** All of one patient that a bundle tells, removed things left out. */
export type FhirSource = {
  readonly madeAt: string;
  /** The calendar day of it in the clinic. */
  readonly today: string;
  readonly patient: Patient;
  readonly visits: readonly FhirVisit[];
  readonly episodes: readonly StoredEpisode[];
  readonly forms: readonly Form[];
  readonly clips: readonly FhirClip[];
  readonly photos: readonly FhirPhoto[];
  readonly reports: readonly FhirReport[];
  readonly measured: readonly FhirMeasured[];
  readonly plans: readonly FhirPlan[];
  /** Days of the diaries of all episodes, and runs. */
  readonly days: readonly StoredDay[];
  readonly runs: readonly StoredRun[];
  readonly consents: readonly Consent[];
  readonly log: readonly FhirDeed[];
};
