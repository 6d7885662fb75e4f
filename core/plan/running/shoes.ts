import { z } from 'zod';
import { answerOf, givenOf } from '../../clinical/answer.ts';
import type { Run } from './run.ts';

const shoeFields = {
  name: z.string().trim().min(1, 'Name the shoe.').max(120),
  /** Heel to toe, mm; below 0 where the toe stands higher. */
  dropMm: answerOf(z.number().min(-20).max(40)),
  stackMm: answerOf(z.number().min(0).max(100)),
  /** Run in them before the first run of the diary. */
  kmBefore: answerOf(z.number().min(0).max(10000)),
  since: answerOf(z.iso.date()),
  retiredOn: z.iso.date().nullable(),
  note: z.string().max(2000),
};

/** A pair of shoes that the patient runs in. */
export const shoeSchema = z.strictObject({ id: z.uuid(), ...shoeFields }).readonly();
export type Shoe = z.infer<typeof shoeSchema>;

/** What is entered of a shoe; the record gives it its id. */
export const shoeEntrySchema = z.strictObject(shoeFields).readonly();
export type ShoeEntry = z.infer<typeof shoeEntrySchema>;

export type ShoeUse = {
  readonly shoe: Shoe;
  readonly runs: number;
  /** Of the diary's runs. */
  readonly kmInDiary: number;
  /** With what was run before; null where that, or a run's distance, is not known: then it is at least `atLeastKm`. */
  readonly km: number | null;
  readonly atLeastKm: number;
  readonly firstRun: string | null;
  readonly lastRun: string | null;
};

const byDay = (runs: readonly Run[]): readonly Run[] => runs.toSorted((a, b) => a.day.localeCompare(b.day));
const shoeOf = (run: Run): string | null => givenOf(run.shoeId);

/** How far each shoe has been run. */
export function shoeUse(shoes: readonly Shoe[], runs: readonly Run[]): readonly ShoeUse[] {
  const inOrder = byDay(runs);
  return shoes.map((shoe) => {
    const own = inOrder.filter((run) => shoeOf(run) === shoe.id);
    const distances = own.map(({ km }) => givenOf(km));
    const kmInDiary = distances.reduce((sum: number, km) => sum + (km ?? 0), 0);
    const before = givenOf(shoe.kmBefore);
    const atLeastKm = kmInDiary + (before ?? 0);
    return {
      shoe,
      runs: own.length,
      kmInDiary,
      km: before === null || distances.includes(null) ? null : atLeastKm,
      atLeastKm,
      firstRun: own[0]?.day ?? null,
      lastRun: own.at(-1)?.day ?? null,
    };
  });
}

export type DropChange = {
  /** Day of the first run in the new shoe. */
  readonly day: string;
  readonly from: Shoe;
  readonly to: Shoe;
  /** mm, below 0 where the heel stands lower than before: more is asked of calf and tendon. Null where a drop is not known. */
  readonly deltaMm: number | null;
};

/**
 * First runs in a shoe of another drop than the one run in before it, oldest first. Going back to a shoe that was run in already is no change; a run whose shoe nobody knows is
 * passed over; an unknown drop is told, as it may be a change. Of runs of one day the order entered counts.
 */
export function dropChanges(shoes: readonly Shoe[], runs: readonly Run[]): readonly DropChange[] {
  const byId = new Map(shoes.map((shoe) => [shoe.id, shoe]));
  const worn = new Set<string>();
  const changes: DropChange[] = [];
  let from: Shoe | undefined;
  for (const run of byDay(runs)) {
    const to = byId.get(shoeOf(run) ?? '');
    if (to === undefined) continue;
    const change = from === undefined || worn.has(to.id) ? null : dropChange(run.day, from, to);
    if (change !== null) changes.push(change);
    worn.add(to.id);
    from = to;
  }
  return changes;
}

function dropChange(day: string, from: Shoe, to: Shoe): DropChange | null {
  const [before, after] = [givenOf(from.dropMm), givenOf(to.dropMm)];
  const deltaMm = before === null || after === null ? null : after - before;
  return deltaMm === 0 ? null : { day, from, to, deltaMm };
}
