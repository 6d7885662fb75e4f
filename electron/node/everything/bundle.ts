import { isKind } from '#core/clinical/form.ts';
import { type Bundle, bundleOf } from '#core/fhir/bundle.ts';
import type { FhirClip, FhirMeasured } from '#core/fhir/source.ts';
import { versionOn } from '#core/plan/version.ts';
import { clinicDay } from '../clinical/day.ts';
import type { Content } from './content.ts';

/** Paths in the folder of what leaves: reports by their id, pictures of tapes by the id of their form and their hash. */
export type LeavingFiles = { readonly reports: ReadonlyMap<string, string>; readonly photos: ReadonlyMap<string, string> };

export const photoKey = (formId: string, sha256: string): string => `${formId}/${sha256}`;

/** The FHIR bundle of somebody's content. */
export function fhirBundle(
  content: Content,
  measured: readonly FhirMeasured[],
  clips: readonly FhirClip[],
  files: LeavingFiles,
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
    photos: forms.flatMap((form) =>
      isKind(form, 'taping')
        ? form.details.taping.photos.flatMap((photo) =>
            photo.from === 'camera'
              ? [{ form, sha256: photo.sha256, file: files.photos.get(photoKey(form.id, photo.sha256)) ?? null }]
              : [],
          )
        : [],
    ),
    reports: visits.flatMap(({ reports }) => reports.map((report) => ({ report, file: files.reports.get(report.id) ?? null }))),
    measured,
    plans: content.plans.map(({ plan, versions }) => ({ version: versionOn(versions, today), episodeId: plan.episodeId })),
    days,
    runs,
    consents,
    log,
  });
}
