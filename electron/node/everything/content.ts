import type { Consent } from '#core/clinical/consent/record.ts';
import type { Form } from '#core/clinical/form.ts';
import { formKinds } from '#core/clinical/form.ts';
import type { StoredCourse, StoredEpisode } from '#core/clinical/stored.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import type { Patient } from '#core/domain/patient.ts';
import type { Report } from '#core/domain/report.ts';
import type { FhirDeed } from '#core/fhir/source.ts';
import type { PlanDeed } from '#core/plan/deed.ts';
import type { StoredDay, StoredPlan, StoredRun, StoredShoe } from '#core/plan/stored.ts';
import type { PlanVersions } from '#core/plan/version.ts';
import { auditOfPatients } from '#db/everything/owned.ts';
import { consentsOfPatient } from '#db/repositories/consents.ts';
import { coursesOfPatient } from '#db/repositories/courses.ts';
import { diaryDays } from '#db/repositories/diary.ts';
import { episodesOfPatient } from '#db/repositories/episodes.ts';
import { formsOfPatient } from '#db/repositories/forms.ts';
import { planDeedsOf } from '#db/repositories/planDeeds.ts';
import { plansOfPatient, versionsOfPlan } from '#db/repositories/plans.ts';
import { type ReportSources, reportSources } from '#db/repositories/reportSources.ts';
import { reportsOfVisit } from '#db/repositories/reports.ts';
import { runsOfPatient } from '#db/repositories/runs.ts';
import { shoesOfPatient } from '#db/repositories/shoes.ts';
import { type VisitWithCounts, visitsOfPatient } from '#db/repositories/visits.ts';
import { number, text } from '#db/rows.ts';
import type { ReadDb } from '#db/sql.ts';
import type { Whole } from './people.ts';

export type ContentVisit = { readonly visit: VisitWithCounts; readonly reports: readonly Report[] };

export type ContentPlan = { readonly plan: StoredPlan; readonly versions: PlanVersions; readonly deeds: readonly PlanDeed[] };

/** What of somebody is in the record now, removed things left out: from it the readable tables and the FHIR bundle are made. */
export type Content = {
  readonly patient: Patient;
  /** Oldest first. */
  readonly visits: readonly ContentVisit[];
  readonly episodes: readonly StoredEpisode[];
  readonly courses: readonly StoredCourse[];
  /** Oldest first. */
  readonly forms: readonly Form[];
  /** Loading plans with all of their versions and decisions, oldest first. */
  readonly plans: readonly ContentPlan[];
  /** Days of the diaries of their episodes, those of an episode together. */
  readonly days: readonly StoredDay[];
  readonly runs: readonly StoredRun[];
  readonly shoes: readonly StoredShoe[];
  readonly consents: readonly Consent[];
  readonly log: readonly FhirDeed[];
  /** Everything of the clips of a visit; read visit by visit, as it is much. */
  readonly sourcesOf: (visit: VisitWithCounts) => ReportSources;
  /** Clips that leave, with the path of their original in the folder. */
  readonly leaving: ReadonlyMap<RecordingId, string | null>;
};

export function contentOf(db: ReadDb, { patient, ids }: Whole, leaving: Content['leaving']): Content {
  const { id } = patient;
  const episodes = episodesOfPatient(db, id);
  return {
    patient,
    visits: visitsOfPatient(db, id)
      .toReversed()
      .map((visit) => ({ visit, reports: reportsOfVisit(db, visit.id).toReversed() })),
    episodes,
    courses: coursesOfPatient(db, id),
    forms: formsOfPatient(db, id, formKinds, null).toReversed(),
    plans: plansOfPatient(db, id)
      .toReversed()
      .map((plan) => ({ plan, versions: versionsOfPlan(db, plan.id), deeds: planDeedsOf(db, plan.id) })),
    days: episodes.flatMap((episode) => diaryDays(db, episode.id)),
    runs: runsOfPatient(db, id),
    shoes: shoesOfPatient(db, id).toReversed(),
    consents: consentsOfPatient(db, id),
    log: auditOfPatients(db, ids).map((row) => ({
      id: number(row, 'id'),
      at: text(row, 'at'),
      actor: text(row, 'actor'),
      action: text(row, 'action'),
      entity: text(row, 'entity'),
      entityId: text(row, 'entity_id'),
      detail: text(row, 'detail'),
    })),
    sourcesOf: (visit) => {
      const sources = reportSources(db, visit.id);
      if (sources === null) throw new Error('a visit that was read is gone from its snapshot');
      return sources;
    },
    leaving,
  };
}
