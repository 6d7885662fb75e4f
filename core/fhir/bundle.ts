import { auditEvent } from './auditEvent.ts';
import { carePlan } from './carePlan.ts';
import { conditionResource } from './condition.ts';
import { consentResource } from './consent.ts';
import { dayObservations, exerciseNames, runObservation } from './diary.ts';
import { documentReference } from './documentReference.ts';
import { encounterResource } from './encounter.ts';
import { mediaResource, photoResource } from './media.ts';
import { clipObservations, formObservations } from './observation.ts';
import { patientResource } from './patient.ts';
import { procedureResource } from './procedure.ts';
import { questionnaireResponse } from './questionnaireResponse.ts';
import type { Resource } from './resource.ts';
import type { FhirSource } from './source.ts';

/** Addresses inside a bundle lead nowhere outside of it. */
const base = 'https://soleus.invalid/fhir';

export type Bundle = {
  readonly resourceType: 'Bundle';
  readonly type: 'collection';
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[];
};

/** What resources refer to has to be in the bundle: what belongs to a visit or an episode that was removed does not go in. */
const isThere = (ids: ReadonlySet<string>, id: string | null): boolean => id === null || ids.has(id);

/** One patient as a FHIR R4 bundle (4.0.1). References are relative to the addresses of the entries, files to the folder that the bundle lies in. */
export function bundleOf(source: FhirSource): Bundle {
  const { patient, visits, episodes, clips, photos, reports, measured, plans, days, runs, consents, log, madeAt, today } = source;
  const there = new Set<string>([...visits.map(({ visit }) => visit.id), ...episodes.map(({ id }) => id)]);
  const forms = source.forms
    .filter(({ visitId }) => there.has(visitId))
    .map((form) => (isThere(there, form.episodeId) ? form : { ...form, episodeId: null }));
  const exercises = exerciseNames(plans);
  const resources = [
    patientResource(patient),
    ...episodes.map(conditionResource),
    ...visits.map((one) =>
      encounterResource(
        one,
        forms.filter(({ visitId }) => visitId === one.visit.id),
      ),
    ),
    ...clips.map((clip) => mediaResource(patient.id, clip)),
    ...forms.flatMap((form) => {
      const procedure = procedureResource(form);
      return [
        ...(procedure === null ? [] : [procedure]),
        ...photos.filter((photo) => photo.form.id === form.id).map(photoResource),
        questionnaireResponse(form, procedure),
        ...formObservations(form),
      ];
    }),
    ...measured.flatMap((of) => clipObservations(patient.id, of)),
    ...plans.map((plan) => carePlan(patient.id, isThere(there, plan.episodeId) ? plan : { ...plan, episodeId: null }, today)),
    ...days.filter(({ episodeId }) => there.has(episodeId)).flatMap((day) => dayObservations(patient.id, day, exercises)),
    ...runs.map((run) => runObservation(patient.id, run, exercises)),
    ...reports.map((report) => documentReference(patient.id, report)),
    ...consents.map(consentResource),
    ...log.map(auditEvent),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: madeAt,
    entry: resources.map((one) => ({ fullUrl: `${base}/${one.resourceType}/${one.id}`, resource: one })),
  };
}
