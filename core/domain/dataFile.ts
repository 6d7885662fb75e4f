import type { z } from 'zod';

/** What is wrong in a data file, and where: 'steps[2].moment'; empty for the whole. */
export type FileProblem = { readonly path: string; readonly message: string };

export type ReadFile<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly FileProblem[] };

const problemsIn = (error: z.ZodError): readonly FileProblem[] =>
  error.issues.map(({ path, message }) => ({
    path: path.reduce<string>(
      (so, part) => (typeof part === 'number' ? `${so}[${part}]` : so === '' ? String(part) : `${so}.${String(part)}`),
      '',
    ),
    message,
  }));

/** The text of a JSON data file that names its `schema` version, as what `shape` makes of it. A file of a newer version than `newest` is refused as such. */
export function readDataFile<T>(text: string, shape: z.ZodType<T>, newest: number): ReadFile<T> {
  let value: unknown;
  try {
    // Editors on Windows put a mark before the first character.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : String(error);
    return { ok: false, problems: [{ path: '', message: `This is not JSON: ${why}` }] };
  }
  const version = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  if (typeof version === 'number' && version > newest)
    return { ok: false, problems: [{ path: 'schema', message: `Version ${version} is of a newer Soleus than this one.` }] };
  const parsed = shape.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: problemsIn(parsed.error) };
}
