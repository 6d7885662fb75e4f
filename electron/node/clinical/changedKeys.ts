import { canonical } from '#core/clinical/signedContent.ts';

/** Names of the fields in which two records differ, for the audit log: never what stands in them. */
export const changedKeys = (before: object, after: object): string => {
  const was: ReadonlyMap<string, unknown> = new Map(Object.entries(before));
  return Object.entries(after)
    .filter(([key, value]) => canonical(was.get(key)) !== canonical(value))
    .map(([key]) => key)
    .join(', ');
};
