import type { Answer } from '#core/clinical/answer.ts';
import { FailureError } from '#core/contract/failure.ts';

/** Throws 'invalid-input' for a day that is still to come, and for answers of the next morning before that has come. */
export function refuseToCome(day: string, today: string, ofNextMorning: readonly (readonly [string, Answer<number>])[]): void {
  if (day > today) {
    const message = 'This day is still to come.';
    throw new FailureError('invalid-input', message, 'Enter what was done, on the day itself or later.', { fields: { day: message } });
  }
  const early = day === today ? ofNextMorning.filter(([, answer]) => 'given' in answer) : [];
  if (early.length === 0) return;
  const message = 'The next morning is still to come.';
  throw new FailureError('invalid-input', message, 'Enter it tomorrow or later.', {
    fields: Object.fromEntries(early.map(([field]) => [field, message])),
  });
}
