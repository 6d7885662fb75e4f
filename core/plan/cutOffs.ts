import { z } from 'zod';
import { certainties, ownDefault, read, type Source, toVerify } from '../domain/source.ts';

const sourceSchema = z.strictObject({ words: z.string().trim().min(1, 'Say where it is from.').max(500), certainty: z.enum(certainties) });
const limit = (value: z.ZodNumber) => z.strictObject({ value, source: sourceSchema }).readonly();
const pain = z.int().min(0).max(10);

/** The limits that a patient's entries are judged by. Each is the last value that still counts as what it names: exactly that much keeps it. */
export const cutOffsSchema = z
  .strictObject({
    /** Pain during and after a session, 0 to 10: up to this it is green. */
    green: limit(pain),
    /** Up to this it is acceptable, beyond it too much. */
    acceptable: limit(pain),
    /** Points that the next morning's pain may be above the usual. */
    morningPain: limit(z.number().min(0).max(10)),
    /** Minutes that the next morning's stiffness may be above the usual. */
    morningStiffness: limit(z.number().min(0).max(240)),
    /** Good sessions running before more is suggested. */
    sessions: limit(z.int().min(1).max(20)),
    /** Share of the planned sessions of the last two weeks below which there are too few to judge, per cent. */
    adherencePercent: limit(z.number().min(0).max(100)),
    /** Weeks running that the weekly median may not rise before less is suggested; one rise holds whatever stands here. */
    risingWeeks: limit(z.int().min(1).max(8)),
  })
  .readonly()
  .refine(({ green, acceptable }) => green.value <= acceptable.value, {
    path: ['acceptable'],
    message: 'What is acceptable cannot be less than what is green.',
  });
export type CutOffs = z.infer<typeof cutOffsSchema>;

const model = toVerify(
  'Pain-monitoring model (Silbernagel 2007): up to 5 of 10 during and after, settled by the next morning, not rising from week to week; exact wording to verify',
);
const margin = ownDefault('proposed margin above the usual morning');
const limitOf = (value: number, source: Source) => ({ value, source });

/** As delivered: the pain-monitoring model. */
export const silbernagelCutOffs: CutOffs = {
  green: limitOf(2, model),
  acceptable: limitOf(5, model),
  morningPain: limitOf(1, margin),
  morningStiffness: limitOf(10, margin),
  sessions: limitOf(3, ownDefault('three good sessions running')),
  adherencePercent: limitOf(60, ownDefault('too few sessions to judge')),
  risingWeeks: limitOf(2, ownDefault('rising two weeks running')),
};

const suffolk = read('AHP Suffolk: 0 to 3 green, 4 to 5 amber, 6 and more stop');
/** What some clinics use instead. */
export const suffolkCutOffs: CutOffs = { ...silbernagelCutOffs, green: limitOf(3, suffolk), acceptable: limitOf(5, suffolk) };

export const painZones = ['green', 'amber', 'red'] as const;
export type PainZone = (typeof painZones)[number];

/** Pain during or after a session, 0 to 10. */
export function painZone(value: number, { green, acceptable }: CutOffs): PainZone {
  if (value <= green.value) return 'green';
  return value <= acceptable.value ? 'amber' : 'red';
}
