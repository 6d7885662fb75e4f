import i18next from 'i18next';
import type { Effect } from '#core/clinical/causeAndEffect/compare.ts';
import type { Probe } from '#core/clinical/causeAndEffect/record.ts';
import type { FormOf } from '#core/clinical/form.ts';
import type { InstrumentId, MeasureKey } from '#core/clinical/outcomes/definition.ts';
import { measureOf } from '#core/clinical/outcomes/table.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { DifferenceRow } from '#core/gait/difference.ts';
import { definitionOf } from '#core/gait/table.ts';
import { signedFigure } from '../../gait/figures.ts';
import { reasonInWords } from '../../screens/differences/rowWords.ts';
import { timeOf } from '../../ui/words.ts';
import { plainNumber, signedNumber } from './numberWords.ts';

/** A clip that an intervention is looked at by. */
export const clipWords = ({ title, originalName }: Pick<Recording, 'title' | 'originalName'>): string =>
  i18next.t('treatment:effect.clip', { name: title || originalName });

/** A score that an intervention is looked at by, with its side and time. */
export const testWords = ({ details: { entry }, createdAt }: FormOf<'outcome'>): string =>
  i18next.t('treatment:effect.probe', {
    what: i18next.t(`clinical:instruments.${entry.instrument}`),
    side: i18next.t(`treatment:side.${entry.side}`),
    at: timeOf(createdAt),
  });

/** The instrument that the baseline is, where it is a test that is there. */
export const instrumentAt = (baseline: Probe | null, tests: readonly FormOf<'outcome'>[]): InstrumentId | null =>
  (baseline?.kind === 'test' ? tests.find(({ id }) => id === baseline.testId)?.details.entry.instrument : undefined) ?? null;

/** Which number of which test: 'Knee to wall, Distance'. */
export function testedName(instrument: InstrumentId | null, measure: MeasureKey): string {
  const named = i18next.t(`clinical:measures.${measure}`);
  return instrument === null ? named : `${i18next.t(`clinical:instruments.${instrument}`)}, ${named}`;
}

/** What an intervention did to a test, against measurement error, or why the two cannot be held against each other. */
export function testedWords(instrument: InstrumentId | null, measure: MeasureKey, effect: Effect): string {
  if (effect.verdict === 'not-comparable') {
    const why = i18next.t(`treatment:effect.obstacle.${effect.reason}`, { list: effect.differing.join(', ') });
    const unit = instrument === null ? null : (measureOf(instrument, measure)?.unit ?? null);
    const change = effect.delta === null || unit === null ? '' : `${signedNumber(effect.delta)} ${unit}, `;
    return `${change}${i18next.t('treatment:effect.verdict.not-comparable', { why })}`;
  }
  const { verdict, delta, unit, detectable } = effect;
  return i18next.t(`treatment:effect.verdict.${verdict}`, { delta: signedNumber(delta), unit, mdc: plainNumber(detectable.value) });
}

/** What an intervention did to a gait metric, with its uncertainty. */
export function filmedWords(row: DifferenceRow): string {
  const { unit } = definitionOf(row.id);
  const reason = reasonInWords(row);
  const change = row.difference === null ? '' : `${signedFigure(row.difference, row.uncertainty, unit)}, `;
  return `${change}${i18next.t(`differences:verdict.${row.verdict}`)}${reason === null ? '' : `: ${reason}`}`;
}
