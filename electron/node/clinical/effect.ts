import { compareInstants } from '#core/clinical/calendar.ts';
import { type Done, type Effect, effectOnClips, effectOnTest, type Finding, type Tried } from '#core/clinical/causeAndEffect/compare.ts';
import type { Probe } from '#core/clinical/causeAndEffect/record.ts';
import type { PairingEffect } from '#core/clinical/causeAndEffect/schema.ts';
import type { Form, FormId } from '#core/clinical/form.ts';
import { outcomeOf } from '#core/clinical/formDerived.ts';
import type { MeasureDefinition } from '#core/clinical/outcomes/definition.ts';
import { derivedOf, type Outcome, variantOf } from '#core/clinical/outcomes/record.ts';
import { instrumentOf } from '#core/clinical/outcomes/table.ts';
import { thresholdsOf } from '#core/clinical/outcomes/thresholds.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { formById } from '#db/repositories/forms.ts';
import { recordingById } from '#db/repositories/recordings.ts';
import { reportRecordings } from '#db/repositories/reportSources.ts';
import { takeOfRecording } from '#db/repositories/takes.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import { gaitTake } from '../gait/takes.ts';
import { found } from '../written.ts';
import { clinicTable } from './tables.ts';

type Context = Pick<AppContext, 'db'>;
type Test = { readonly form: Form; readonly outcome: Outcome };

function testOf({ db }: Context, probe: Probe | null): Test | null {
  if (probe?.kind !== 'test') return null;
  const form = formById(db, probe.testId as FormId);
  const outcome = form === null || form.removedAt !== null ? null : outcomeOf(form);
  return form === null || outcome === null ? null : { form, outcome };
}

function findingOf({ form, outcome }: Test, { key, unit, direction }: MeasureDefinition): Finding {
  const { instrument, side } = outcome.entry;
  return {
    visitId: form.visitId,
    at: form.createdAt,
    test: `${instrument} ${outcome.algorithm}`,
    side,
    unit,
    better: direction === 'higher-better' ? 'higher' : 'lower',
    value: derivedOf(outcome, key)?.value ?? null,
    circumstances: variantOf(outcome),
  };
}

function testEffects({ db }: Context, baseline: Test, tried: Tried, retest: Test): PairingEffect {
  const overrides = clinicTable(db, 'thresholds').value;
  const { instrument } = baseline.outcome.entry;
  const effects = instrumentOf(instrument).measures.map((measure): { measure: MeasureDefinition['key']; effect: Effect } => {
    const { mdc } = thresholdsOf(instrument, measure.key, overrides);
    const detectable = mdc === null ? null : { value: mdc.value, source: mdc.source };
    return { measure: measure.key, effect: effectOnTest(findingOf(baseline, measure), tried, findingOf(retest, measure), detectable) };
  });
  return { of: 'test', effects };
}

/** When a clip was filmed: as its take says. A file does not say it, and then the clinician's word on what came first stands. */
function filmedAt({ db }: Context, id: RecordingId, order: 'before' | 'after', triedAt: string): string {
  const take = takeOfRecording(db, id);
  if (take !== null) return take.startedAt;
  const { importedAt } = found(recordingById(db, id), 'recording');
  const fits = order === 'before' ? compareInstants(importedAt, triedAt) < 0 : compareInstants(importedAt, triedAt) > 0;
  return fits ? importedAt : new Date(Date.parse(triedAt) + (order === 'before' ? -1 : 1)).toISOString();
}

function clipEffects(context: Context, baseline: RecordingId, tried: Tried, retest: RecordingId): PairingEffect {
  const { db } = context;
  const visit = found(visitById(db, tried.visitId), 'visit');
  const all = reportRecordings(db, visit.id);
  const measured = (id: RecordingId, order: 'before' | 'after') => {
    const from = all.find(({ recording }) => recording.id === id);
    const take = from === undefined ? null : gaitTake(from, visit, all);
    const done: Done = { visitId: visit.id, at: filmedAt(context, id, order, tried.at) };
    return take === null ? null : { ...take, ...done };
  };
  const [before, after] = [measured(baseline, 'before'), measured(retest, 'after')];
  if (before === null || after === null)
    return {
      of: 'incomplete',
      missing: [...(before === null ? (['baseline'] as const) : []), ...(after === null ? (['retest'] as const) : [])],
    };
  const effect = effectOnClips(before, tried, after);
  return effect.ok ? { of: 'clip', fault: null, rows: effect.rows } : { of: 'clip', fault: effect.reason, rows: [] };
}

/** What an intervention did within its visit, from what both ends say now. */
export function pairingEffect(context: Context, { details, visitId }: Form): PairingEffect {
  if (details.kind !== 'cause-and-effect')
    throw new FailureError('invalid-input', 'This form pairs nothing.', 'Open a cause-and-effect form.');
  const { baseline, intervention, retest } = details.pairing;
  if (intervention !== null && baseline?.kind === 'clip' && retest?.kind === 'clip') {
    const gone = [baseline, retest].map(({ recordingId }) => recordingById(context.db, recordingId)?.removedAt !== null);
    if (!gone.includes(true)) return clipEffects(context, baseline.recordingId, { ...intervention, visitId }, retest.recordingId);
  }
  const [before, after] = [testOf(context, baseline), testOf(context, retest)];
  if (intervention !== null && before !== null && after !== null) return testEffects(context, before, { ...intervention, visitId }, after);
  const isMissing = (probe: Probe | null, test: Test | null): boolean =>
    probe?.kind === 'clip' ? recordingById(context.db, probe.recordingId)?.removedAt !== null : test === null;
  return {
    of: 'incomplete',
    missing: [
      ...(isMissing(baseline, before) ? (['baseline'] as const) : []),
      ...(intervention === null ? (['intervention'] as const) : []),
      ...(isMissing(retest, after) ? (['retest'] as const) : []),
    ],
  };
}
