import { type Bundle, bundleOf } from '#core/fhir/bundle.ts';
import type { FhirClip, FhirMeasured } from '#core/fhir/source.ts';
import { versionOn } from '#core/plan/version.ts';
import { clinicDay } from '../clinical/day.ts';
import type { Content } from './content.ts';

/** The FHIR bundle of somebody's content; `reportFiles`: paths in the folder of the reports that leave, by their id. */
export function fhirBundle(
  content: Content,
  measured: readonly FhirMeasured[],
  clips: readonly FhirClip[],
  reportFiles: ReadonlyMap<string, string>,
  madeAt: string,
): Bundle {
  const { patient, visits, episodes, forms, days, runs, consents, log } = content;
  const today = clinicDay(madeAt);
  return bundleOf({
    madeAt,
    today,
    patient,
    visits: visits.map(({ visit }) => ({ visit, signedAt: visit.signedAt })),
    episodes,
    forms,
    clips,
    reports: visits.flatMap(({ reports }) => reports.map((report) => ({ report, file: reportFiles.get(report.id) ?? null }))),
    measured,
    plans: content.plans.map(({ plan, versions }) => ({ version: versionOn(versions, today), episodeId: plan.episodeId })),
    days,
    runs,
    consents,
    log,
  });
}
