import { z } from 'zod';
import { assertNever } from '../domain/brand.ts';
import { certainties, ownDefault, type Source } from '../domain/source.ts';
import { slug } from './amount.ts';
import type { PhaseNow, Plan } from './plan.ts';
import { type Prescription, variables } from './prescription.ts';
import type { Advice } from './suggestionRules.ts';

/** One way to a step harder or easier. Signed, in the unit of the variable; a range where the source gives one. */
export const optionSchema = z
  .strictObject({
    /** Null where it is about the whole phase. */
    prescriptionId: slug.nullable(),
    variable: z.enum(variables),
    from: z.number(),
    to: z.number(),
    source: z.strictObject({ words: z.string().min(1), certainty: z.enum(certainties) }),
  })
  .readonly();
export type StepOption = z.infer<typeof optionSchema>;

const oneLevel = (by: 1 | -1): StepOption => ({
  prescriptionId: null,
  variable: 'level',
  from: by,
  to: by,
  source: ownDefault('one level at a time'),
});

function sourceOf({ sources }: Plan, key: string): Source {
  const found = sources[key];
  if (found === undefined) throw new Error(`a plan that was checked has no source ${key}`);
  return found;
}

function hasWeight({ load }: Prescription): boolean {
  switch (load.kind) {
    case 'kg':
    case 'rm':
    case 'mvc-percent':
    case 'body-weight-plus':
      return true;
    case 'body-weight':
    case 'band':
    case 'none':
      return false;
    default:
      return assertNever(load);
  }
}

const lighter = ownDefault('10 to 20 % lighter');
const oneSetLess = ownDefault('one set less');

function easier(prescription: Prescription): readonly StepOption[] {
  const { id, dose } = prescription;
  const found: StepOption[] = [];
  if (hasWeight(prescription)) found.push({ prescriptionId: id, variable: 'load-percent', from: -20, to: -10, source: lighter });
  if ((dose.kind === 'reps' || dose.kind === 'hold') && dose.sets.from > 1)
    found.push({ prescriptionId: id, variable: 'sets', from: -1, to: -1, source: oneSetLess });
  return found;
}

/** What may be made harder or easier, of which the clinician chooses one: of a ladder its levels, else what each entry of the phase allows. Empty for any other advice. */
export function optionsFor(plan: Plan, now: PhaseNow, advice: Advice): readonly StepOption[] {
  switch (advice) {
    case 'progress':
      if (plan.ladder !== null && now.index < plan.phases.length - 1) return [oneLevel(1)];
      return now.phase.prescriptions.flatMap(({ id, progressions }) =>
        progressions.map(({ variable, by }) => ({
          prescriptionId: id,
          variable,
          from: by.from,
          to: by.to,
          source: sourceOf(plan, by.source),
        })),
      );
    case 'step-back':
      if (plan.ladder !== null) return now.index > 0 ? [oneLevel(-1)] : [];
      return now.phase.prescriptions.flatMap(easier);
    case 'hold':
    case 'none':
      return [];
    default:
      return assertNever(advice);
  }
}
