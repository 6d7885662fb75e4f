import { describe, expect, test } from 'vitest';
import { metricIds } from '#core/gait/definition.ts';
import type { DifferenceRow } from '#core/gait/difference.ts';
import { refused } from '#core/gait/result.ts';
import { metricNames, sentenceList, sourceWords, verdictWords } from '#node/reports/gaitWords.ts';
import { namedClip } from '#node/reports/words.ts';
import { gait } from '#renderer/i18n/en/gait.ts';

test('a metric has one name, on the screen and in print', () => {
  for (const id of metricIds) expect(metricNames[id]).toBe(gait.metric[id]);
});

describe('verdicts in words', () => {
  const none = { id: 'cadence', side: null, a: null, b: null, difference: null, uncertainty: null, detectable: null } as const;
  const row = (part: object): DifferenceRow => ({ ...none, ...part }) as DifferenceRow;

  test.each([
    [{ verdict: 'changed' }, 'Changed'],
    [{ verdict: 'within-error' }, 'Within error'],
    [{ verdict: 'not-comparable', reason: 'other-speed', refusal: null }, 'Not comparable: another speed'],
    [{ verdict: 'not-comparable', reason: 'other-fatigue', refusal: null }, 'Not comparable: fresh and fatigued'],
  ])('%j', (part, words) => expect(verdictWords(row(part))).toBe(words));

  test('what was not measured names the clip and why; one reason for both stands once', () => {
    const measured = { ok: true } as DifferenceRow['a'];
    const missing = { verdict: 'not-comparable', reason: 'not-measured', refusal: null };
    expect(verdictWords(row({ ...missing, a: measured, b: refused('far-leg') }))).toBe(
      'Not comparable: not measured in B (the far leg is hidden at times)',
    );
    expect(verdictWords(row({ ...missing, a: refused('incomplete'), b: null }))).toBe(
      'Not comparable: not measured in A and B (not marked)',
    );
  });
});

test('how sure a source is stands inside its sentence', () => {
  expect(sourceWords({ words: 'Dingenen 2018', certainty: 'read' })).toBe('Dingenen 2018');
  expect(sourceWords({ words: 'Altman & Davis 2012', certainty: 'to-verify' })).toBe('Altman & Davis 2012 (still to be verified)');
  expect(sourceWords({ words: 'One cue at a time.', certainty: 'own-default' })).toBe(
    'One cue at a time (our own default, no published limit).',
  );
});

test('names in a row keep their own capitals but the first letter', () => {
  expect(sentenceList(['Step time', 'Hip adduction'])).toBe('Step time, hip adduction');
  expect(sentenceList([])).toBe('');
});

test.each([
  [2, 'After ten minutes', 'Clip 2: After ten minutes'],
  [1, '', 'Clip 1'],
  [1, '  ', 'Clip 1'],
])('clip %i titled “%s” is named without a colon that leads nowhere', (number, title, words) => {
  expect(namedClip(number, title)).toBe(words);
});
