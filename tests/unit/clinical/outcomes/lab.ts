import type { Answer } from '#core/clinical/answer.ts';
import { given, notAsked } from '#core/clinical/answer.ts';
import type { MeasureKey } from '#core/clinical/outcomes/definition.ts';
import { derivedOf, type Outcome, type OutcomeEntry, outcomeEntrySchema, scored } from '#core/clinical/outcomes/record.ts';
import type { TrainingBranch, VisaAInput } from '#core/clinical/outcomes/visaA.ts';

type Of<Id extends OutcomeEntry['instrument']> = Extract<OutcomeEntry, { instrument: Id }>;

/** An entry, parsed as it would be at the door, and scored. */
export const outcome = <Id extends OutcomeEntry['instrument']>(
  instrument: Id,
  input: Of<Id>['input'],
  part: { readonly side?: 'left' | 'right' | 'bilateral'; readonly measuredOn?: string } = {},
): Outcome => scored(outcomeEntrySchema.parse({ instrument, side: 'left', measuredOn: '2026-03-02', ...part, input }));

export const numberOf = (one: Outcome, measure: MeasureKey): number | null => {
  const derived = derivedOf(one, measure);
  if (derived === undefined) throw new Error(`no ${measure}`);
  return derived.value;
};

/** A VISA-A form from the points of its first seven items. */
export const visaAForm = (points: readonly number[], branch: TrainingBranch, training: number): VisaAInput => {
  const [q1 = 0, q2 = 0, q3 = 0, q4 = 0, q5 = 0, q6 = 0, q7 = 0] = points;
  const form: unknown = {
    q1: given({ points: q1 }),
    q2: given(q2),
    q3: given(q3),
    q4: given(q4),
    q5: given(q5),
    q6: given(q6),
    q7: given(q7),
    q8: given({ branch, points: training }),
  };
  return outcomeEntrySchema.parse({ instrument: 'visa-a', side: 'left', measuredOn: '2026-03-02', input: form }).input as VisaAInput;
};

/** A VISA-A of a total up to 90, made of items that add up to it. */
export function visaAOf(total: number, measuredOn: string, side: 'left' | 'right' = 'left'): Outcome {
  const training = total >= 30 ? 30 : 0;
  const items = [0, 1, 2, 3, 4, 5].map((index) => Math.max(0, Math.min(10, total - training - 10 * index)));
  return outcome('visa-a', visaAForm([...items, 0], 'no-pain', training), { measuredOn, side });
}

export const painOf = (rating: Answer<number>, part: { kind?: 'now' | 'worst'; measuredOn?: string } = {}): Outcome => {
  const kind = part.kind ?? 'worst';
  return outcome(
    'nprs',
    { rating, kind, task: null, window: kind === 'now' ? 'this-moment' : 'last-7-days' },
    part.measuredOn === undefined ? {} : { measuredOn: part.measuredOn },
  );
};

type HeelRaise = Of<'heel-raise'>['input'];
const unasked: HeelRaise = {
  reps: notAsked,
  peakHeightCm: notAsked,
  totalHeightCm: notAsked,
  massKg: notAsked,
  inclineDegrees: given(10),
  metronomePerMinute: given(60),
  pain: { before: notAsked, highest: notAsked, after: notAsked },
  stopped: notAsked,
  shoes: notAsked,
};
export const heelRaiseOf = (
  part: Partial<HeelRaise>,
  of: Parameters<typeof outcome>[2] = {},
  instrument: 'heel-raise' | 'heel-raise-bent' = 'heel-raise',
) => outcome(instrument, { ...unasked, ...part }, of);
