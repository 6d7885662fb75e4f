import { z } from 'zod';
import { type ReviewRecord, reviewRecordSchema } from './records.ts';

/** One edit of one record. `before` is the whole old record, so that the inverse needs nothing else. */
export const changeSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('add'), record: reviewRecordSchema }).readonly(),
  z.object({ op: z.literal('change'), before: reviewRecordSchema, after: reviewRecordSchema }).readonly(),
  z.object({ op: z.literal('remove'), record: reviewRecordSchema }).readonly(),
]);
export type Change = z.infer<typeof changeSchema>;

/** What one gesture did: applied whole or not at all, undone whole. */
export const patchSchema = z.array(changeSchema).min(1).max(5000).readonly();
export type Patch = z.infer<typeof patchSchema>;

/** The patch that takes back `patch`: each change turned round, last first. */
export const inverse = (patch: Patch): Patch => patch.toReversed().map(inverseOf);

function inverseOf(change: Change): Change {
  switch (change.op) {
    case 'add':
      return { op: 'remove', record: change.record };
    case 'remove':
      return { op: 'add', record: change.record };
    case 'change':
      return { op: 'change', before: change.after, after: change.before };
  }
}

/**
 * The records after `patch`, in the old order with additions at the end.
 * Throws when a change does not fit (adding an id that exists, changing or removing one that does not): callers check the sequence first.
 */
export function applyPatch(records: readonly ReviewRecord[], patch: Patch): readonly ReviewRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const change of patch) {
    const id = change.op === 'change' ? change.after.id : change.record.id;
    if (change.op === 'add' ? byId.has(id) : !byId.has(id)) throw new Error(`${change.op} of ${id} does not fit the document`);
    if (change.op === 'change' && change.before.id !== id) throw new Error('a change keeps the id');
    if (change.op === 'remove') byId.delete(id);
    else byId.set(id, change.op === 'add' ? change.record : change.after);
  }
  return [...byId.values()];
}
