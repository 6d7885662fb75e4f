import { z } from 'zod';
import { type Sources, slug, sourcesSchema, wholeAmount } from './amount.ts';
import { amountSources } from './amountSources.ts';
import { partsOf } from './criterion.ts';
import { type Phase, phaseSchema } from './phase.ts';

/** What a programme and a plan both are. */
export const contentFields = {
  sources: sourcesSchema,
  /** Nothing in it may bring the heel below horizontal. */
  neverBelowLevel: z.boolean(),
  /** Where the phases are levels, how many of them may be climbed in a week; null where they are not. */
  ladder: z
    .strictObject({ mostLevelsPerWeek: wholeAmount(1, 7) })
    .readonly()
    .nullable(),
  /** Sources of what to know before choosing it. */
  evidence: z.array(slug).max(20).readonly(),
  phases: z.array(phaseSchema).min(1, 'It needs at least one phase.').max(40).readonly(),
};

type Content = {
  readonly sources: Sources;
  readonly neverBelowLevel: boolean;
  readonly evidence: readonly string[];
  readonly exercises: readonly { readonly id: string; readonly lowestHeel: string }[];
  readonly phases: readonly Phase[];
};
export type Disagreement = { readonly path: readonly (string | number)[]; readonly message: string };

const twice = (ids: readonly string[]): readonly number[] => ids.flatMap((id, i) => (ids.indexOf(id) < i ? [i] : []));

/** Parts that name what is not there, or carry a name that another has. */
export function disagreementsIn(content: Content): readonly Disagreement[] {
  const { sources, exercises, phases } = content;
  const named = new Set(exercises.map(({ id }) => id));
  const prescriptions = phases.flatMap((phase, p) =>
    phase.prescriptions.map((one, i) => ({ one, path: ['phases', p, 'prescriptions', i] })),
  );
  const found: Disagreement[] = [
    ...twice(exercises.map(({ id }) => id)).map((i) => ({ path: ['exercises', i, 'id'], message: 'Another exercise has this name too.' })),
    ...twice(phases.map(({ id }) => id)).map((i) => ({ path: ['phases', i, 'id'], message: 'Another phase has this name too.' })),
    ...twice(prescriptions.map(({ one }) => one.id)).flatMap((i) => {
      const path = prescriptions[i]?.path;
      return path === undefined ? [] : [{ path: [...path, 'id'], message: 'Another entry of the programme has this name too.' }];
    }),
    ...prescriptions
      .filter(({ one }) => !named.has(one.exercise))
      .map(({ one, path }) => ({ path: [...path, 'exercise'], message: `There is no exercise ${one.exercise}.` })),
    ...phases.flatMap((phase, p) =>
      criteriaDisagreements(phase, named).map(({ path, message }) => ({ path: ['phases', p, ...path], message })),
    ),
  ];
  for (const { path, source } of amountSources(content))
    if (!Object.hasOwn(sources, source)) found.push({ path, message: `There is no source ${source}.` });
  return found;
}

function criteriaDisagreements(phase: Phase, exercises: ReadonlySet<string>): readonly Disagreement[] {
  const all = (['entry', 'exit'] as const).flatMap((list) => phase[list].map((one, i) => ({ one, path: [list, i] })));
  const ids = all.flatMap(({ one, path }) => [
    { id: one.id, path },
    ...(one.kind === 'any-of' ? one.of.map(({ id }, n) => ({ id, path: [...path, 'of', n] })) : []),
  ]);
  return [
    ...twice(ids.map(({ id }) => id)).flatMap((i) => {
      const path = ids[i]?.path;
      return path === undefined ? [] : [{ path: [...path, 'id'], message: 'Another criterion of the phase has this name too.' }];
    }),
    ...all.flatMap(({ one, path }) =>
      partsOf(one).flatMap((part) =>
        'exercise' in part && !exercises.has(part.exercise)
          ? [{ path: [...path, 'exercise'], message: `There is no exercise ${part.exercise}.` }]
          : [],
      ),
    ),
  ];
}
