import { z } from 'zod';
import { answerOf } from '../answer.ts';
import { painAnswer } from '../entry.ts';
import { instrument } from './instrument.ts';
import { heightFromFlight, reactiveStrength } from './jumpPhysics.ts';
import { type Derived, lacking, type MissingItem, mean, withheld } from './scored.ts';
import { type TrialRecord, tooMany, tooManyTrials, trialRecord, wanting } from './trials.ts';

/** Milliseconds in the air, or centimetres as a device gave them. */
const heightMethods = ['flight-time', 'measured'] as const;
const flightMs = z.number().positive().max(1500);
const contactMs = z.number().positive().max(3000);
const heightCm = z.number().min(0).max(150);

const common = { record: trialRecord, method: z.enum(heightMethods), legs: z.enum(['one', 'two']), pain: painAnswer };
/** `reading` is in ms where the method is flight time, in cm where it is measured. */
const jumpSchema = z.strictObject({ reading: z.number().min(0), contactMs: answerOf(contactMs) });
type Jump = z.infer<typeof jumpSchema>;

const inRange = ({ method, jumps }: { method: (typeof heightMethods)[number]; jumps: z.infer<typeof jumpsAnswer> }): boolean =>
  !('given' in jumps) || jumps.given.every(({ reading }) => (method === 'flight-time' ? flightMs : heightCm).safeParse(reading).success);
const jumpsAnswer = answerOf(z.array(jumpSchema).min(1).max(3));
const fewEnough = ({ record, jumps }: { record: TrialRecord; jumps: z.infer<typeof jumpsAnswer> }): boolean =>
  !('given' in jumps) || !tooMany(record, jumps.given.length);

const heightOf = (method: (typeof heightMethods)[number], { reading }: Jump): number =>
  method === 'flight-time' ? 100 * heightFromFlight(reading / 1000) : reading;

type Entered = {
  readonly record: TrialRecord;
  readonly method: (typeof heightMethods)[number];
  readonly jumps: z.infer<typeof jumpsAnswer>;
};

/** The jumps that count: the highest (the first of equals), or all of a mean; or what is wanting. */
function counted({ record, method, jumps }: Entered): { readonly jumps: readonly Jump[]; readonly missing: readonly MissingItem[] } {
  if ('none' in jumps) return { jumps: [], missing: lacking('jumps', jumps) };
  const missing = wanting(record, jumps.given.length);
  if (missing.length > 0 || record === 'mean-of-3') return { jumps: jumps.given, missing };
  return { jumps: [jumps.given.reduce((best, jump) => (heightOf(method, jump) > heightOf(method, best) ? jump : best))], missing };
}

function height(entered: Entered): Derived {
  const { jumps, missing } = counted(entered);
  if (missing.length > 0) return withheld('jump-height', 'cm', missing);
  const value = mean(jumps.map((jump) => heightOf(entered.method, jump)));
  return {
    measure: 'jump-height',
    unit: 'cm',
    value,
    missing: [],
    rules: entered.method === 'flight-time' ? ['height-from-flight-time'] : [],
  };
}

/** Contact time and reactive strength of the very jumps whose height is given, so that the three belong together. */
function contact(entered: Entered): readonly Derived[] {
  const { jumps, missing } = counted(entered);
  const lacks = missing.length > 0 ? missing : jumps.flatMap(({ contactMs }, index) => lacking(`contact-${index + 1}`, contactMs));
  if (lacks.length > 0) return [withheld('contact-time', 'ms', lacks), withheld('reactive-strength', 'm/s', lacks)];
  const pairs = jumps.flatMap((jump) =>
    'given' in jump.contactMs ? [{ ms: jump.contactMs.given, metres: heightOf(entered.method, jump) / 100 }] : [],
  );
  const strengths = pairs.map(({ ms, metres }) => reactiveStrength(metres, ms / 1000));
  return [
    { measure: 'contact-time', unit: 'ms', value: mean(pairs.map(({ ms }) => ms)), missing: [], rules: [] },
    { measure: 'reactive-strength', unit: 'm/s', value: mean(strengths), missing: [], rules: [] },
  ];
}

const wrongReading = { path: ['jumps'], message: 'A flight time is more than 0 and at most 1500 ms, a jump height 0 to 150 cm.' };
const tooManyJumps = { path: ['jumps'], message: tooManyTrials };

/** Countermovement jump: height in cm from the time in the air, or as a device measured it. Its jumps have no contact time. */
export const countermovementJump = instrument(
  'countermovement-jump-1',
  z
    .strictObject({ ...common, jumps: jumpsAnswer })
    .refine(inRange, wrongReading)
    .refine(fewEnough, tooManyJumps),
  (entered) => [height(entered)],
  ({ record, method, legs }) => ({ record, method, legs }),
);

/** Jump straight off a drop: height, contact time and reactive strength index (m/s). */
export const dropJump = instrument(
  'drop-jump-1',
  z
    .strictObject({ ...common, dropCm: answerOf(z.number().positive().max(100)), jumps: jumpsAnswer })
    .refine(inRange, wrongReading)
    .refine(fewEnough, tooManyJumps),
  (entered) => [height(entered), ...contact(entered)],
  ({ record, method, legs, dropCm }) => ({ record, method, legs, dropCm: 'given' in dropCm ? dropCm.given : null }),
);
