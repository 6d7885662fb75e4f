import { expect, test } from 'vitest';
import type { Hint } from '#core/domain/gaitHint.ts';
import { type KeptDecision, standingOf, withDecisions } from '#core/gait/decidedHints.ts';
import { hintsOf } from '#core/gait/hints.ts';
import { labTake, numberOf } from './hintLab.ts';

const hintsAt = (cadence: number): readonly Hint[] => hintsOf([labTake('one', [numberOf('cadence', null, cadence)])]);
const accepted = (hint: Hint): KeptDecision => ({
  decision: 'accepted',
  note: 'metronome',
  hint,
  decidedAt: '2026-03-02T09:00:00.000Z',
  decidedBy: 'clinician',
});
const hintAt = (cadence: number): Hint => {
  const [hint] = hintsAt(cadence);
  if (hint === undefined) throw new Error('the lab expected a suggestion');
  return hint;
};

test('a decision holds while its numbers do, says so when they change, and stays when they are gone', () => {
  const kept = [accepted(hintAt(150))];
  expect(withDecisions(hintsAt(150), kept)).toMatchObject([
    { decision: { decision: 'accepted', standing: 'as-decided', note: 'metronome' } },
  ]);
  const [changed] = withDecisions(hintsAt(149), kept);
  expect(changed).toMatchObject({ hint: { findings: [{ value: 149 }] }, decision: { standing: 'numbers-changed' } });
  expect(changed?.decision?.decidedOn.findings[0]?.value).toBe(150);
  expect(withDecisions(hintsAt(172), kept)).toMatchObject([
    { hint: { findings: [{ value: 150 }] }, decision: { standing: 'no-longer-found' } },
  ]);
  expect(withDecisions(hintsAt(150), [])).toMatchObject([{ decision: null }]);
});

test('the last digits of a number, the name of a clip and a new wording are no other numbers', () => {
  const before = hintAt(150);
  const now = {
    ...hintAt(150 + 1e-11),
    sentence: 'Reworded.',
    clips: [{ recordingId: before.clips[0]?.recordingId as never, title: 'New name' }],
  };
  expect(standingOf(before, [now])).toBe('as-decided');
  const [finding] = before.findings;
  if (finding === undefined) throw new Error('a suggestion rests on something');
  expect(standingOf(before, [{ ...before, findings: [{ ...finding, n: 11 }] }])).toBe('numbers-changed');
  expect(standingOf(before, [{ ...before, findings: [{ ...finding, limit: 156 }] }])).toBe('numbers-changed');
  expect(standingOf(before, [{ ...before, findings: [finding, { ...finding, metric: 'overstride' }] }])).toBe('numbers-changed');
  expect(standingOf(before, [{ ...before, subject: 'two' }])).toBe('no-longer-found');
});
