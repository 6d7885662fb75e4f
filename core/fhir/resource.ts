/** Kinds of resources that a record is told in. */
export const resourceTypes = [
  'Patient',
  'Condition',
  'Encounter',
  'Observation',
  'Procedure',
  'QuestionnaireResponse',
  'CarePlan',
  'Media',
  'DocumentReference',
  'Consent',
  'AuditEvent',
] as const;
export type ResourceType = (typeof resourceTypes)[number];

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
/** What a resource is made from: what is not known is left out, as FHIR has no empty values. */
export type Draft = string | number | boolean | null | undefined | readonly Draft[] | { readonly [name: string]: Draft };
type Fields = { readonly [name: string]: Draft };

export type Resource = { readonly resourceType: ResourceType; readonly id: string; readonly [name: string]: Json };

/** A value without its empty parts: null, blank text, empty lists and objects. Undefined where nothing is left. */
export function filled(draft: Draft): Json | undefined {
  if (draft === null || draft === undefined) return undefined;
  if (typeof draft === 'string') return draft.trim() === '' ? undefined : draft;
  if (typeof draft !== 'object') return draft;
  if (isList(draft)) {
    const parts = draft.map(filled).filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : parts;
  }
  const entries = Object.entries(draft).flatMap(([name, part]) => {
    const value = filled(part);
    return value === undefined ? [] : [[name, value] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
const isList = (draft: readonly Draft[] | Fields): draft is readonly Draft[] => Array.isArray(draft);

export function resource(resourceType: ResourceType, id: string, fields: Fields): Resource {
  const made = filled(fields);
  return { resourceType, id, ...(typeof made === 'object' && !Array.isArray(made) ? (made as { readonly [name: string]: Json }) : {}) };
}

/** A code of HL7's own systems, which FHIR asks for by itself. */
export const coded = (system: string, code: string, text?: string): Draft => ({ coding: [{ system, code }], text });
export const refer = (type: ResourceType, id: string | null): Draft => (id === null ? null : { reference: `${type}/${id}` });
/** An id of the record as words: `tibia-inclination` is "tibia inclination". */
export const spelled = (id: string): string => id.replaceAll('-', ' ');
