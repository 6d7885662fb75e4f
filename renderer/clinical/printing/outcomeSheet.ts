import i18next from 'i18next';
import { outcomeOf } from '#core/clinical/formDerived.ts';
import type { OutcomeForm } from '#core/clinical/outcomeHistory.ts';
import { entryBefore, otherLeg, symptomSides } from '#core/clinical/outcomeHistory.ts';
import { change } from '#core/clinical/outcomes/change.ts';
import type { MeasureKey } from '#core/clinical/outcomes/definition.ts';
import type { Outcome } from '#core/clinical/outcomes/record.ts';
import { limbSymmetry, symmetryAim, symmetryFormula } from '#core/clinical/outcomes/symmetry.ts';
import { instrumentOf } from '#core/clinical/outcomes/table.ts';
import { type ThresholdOverride, thresholdsOf } from '#core/clinical/outcomes/thresholds.ts';
import type { Sheet, SheetRow, SheetSection } from '#core/clinical/printed/sheet.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import { dayInWords } from '../../ui/words.ts';
import { deltaWords, mcidWords, missingWords, partWords, percentWords, valueWords } from '../scores/scoreWords.ts';
import { outcomeItems } from './outcomeItems.ts';
import { row, section, sourceWords, typedRow } from './rows.ts';
import { rulesSection } from './rulesSheet.ts';

/** What a score is held against. */
export type OutcomeFacts = {
  /** All outcome forms of the patient. */
  readonly all: readonly OutcomeForm[];
  readonly episodes: readonly StoredEpisode[];
  /** The clinic's own thresholds. */
  readonly overrides: readonly ThresholdOverride[];
};

const named = (measure: MeasureKey): string => i18next.t(`clinical:measures.${measure}`);

/** Each number with its unit and the measurement error that is known of it, or what it lacks. */
function scoreRows({ entry, derived }: Outcome, overrides: readonly ThresholdOverride[]): readonly SheetRow[] {
  return derived.map(({ measure, unit, value, missing, rules }) => {
    const { mdc } = thresholdsOf(entry.instrument, measure, overrides);
    const error =
      mdc === null
        ? i18next.t('scores:last.mdcNone')
        : `${i18next.t('scores:last.mdc')}: ${i18next.t('scores:last.mdcValue', { value: valueWords(mdc.value, unit), of: mdc.of })}. ${sourceWords(mdc.source)}.`;
    const made = rules.map((rule) => i18next.t(`scores:score.rules.${rule}`));
    if (value !== null) return row(named(measure), valueWords(value, unit), [...made, error]);
    const lacks = i18next.t('scores:score.missing', { what: missingWords(missing) });
    return { ...row(named(measure), i18next.t('scores:score.incomplete'), [lacks]), state: 'empty' };
  });
}

function changeRows(now: Outcome, before: Outcome, measure: MeasureKey, overrides: readonly ThresholdOverride[]): readonly SheetRow[] {
  const of = change(now.entry.instrument, before, now, { measure, overrides });
  const last = before.derived.find((one) => one.measure === measure);
  const was =
    last === undefined || last.value === null
      ? i18next.t('scores:score.incomplete')
      : i18next.t('scores:last.of', { value: valueWords(last.value, last.unit), day: dayInWords(before.entry.measuredOn) });
  const label = i18next.t('printing:outcome.change', { measure: named(measure) });
  if (!of.comparable)
    return [row(label, was, [i18next.t(`scores:last.obstacle.${of.obstacle}`, { parts: partWords(of.parts) }), missingNote(of.missing)])];
  const delta = deltaWords(of.delta, of.unit);
  const percent = of.percent === null ? null : percentWords(of.percent);
  const changed =
    percent === null ? i18next.t('scores:last.change', { delta }) : i18next.t('scores:last.changePercent', { delta, percent });
  const beyond = of.beyondError === null ? '' : `${i18next.t(of.beyondError ? 'scores:last.beyond' : 'scores:last.within')}.`;
  const error =
    of.mdc === null
      ? i18next.t('scores:last.mdcNone')
      : `${i18next.t('scores:last.mdc')}: ${i18next.t('scores:last.mdcValue', { value: valueWords(of.mdc.value, of.unit), of: of.mdc.of })}. ${beyond} ${sourceWords(of.mdc.source)}.`;
  const noticed =
    of.mcid.length === 0
      ? [i18next.t('scores:last.mcidNone')]
      : of.mcid.map(
          (one) =>
            `${i18next.t('scores:last.mcid')}: ${mcidWords(one, of.unit)}: ${i18next.t(`scores:last.reached.${one.reached}`)}. ${sourceWords(one.source)}.`,
        );
  return [
    row(label, `${was}. ${changed}, ${i18next.t('scores:last.days', { count: of.days })}.`),
    row(i18next.t('printing:outcome.verdict'), i18next.t(`scores:last.verdict.${of.verdict}`), [error, ...noticed]),
  ];
}

const missingNote = (missing: Parameters<typeof missingWords>[0]): string =>
  missing.length === 0 ? '' : i18next.t('scores:score.missing', { what: missingWords(missing) });

/** One leg against the other, where the other was measured at the same visit. */
function symmetrySection(now: Outcome, other: Outcome | null, episodes: readonly StoredEpisode[]): readonly SheetSection[] {
  if (instrumentOf(now.entry.instrument).sides.includes('bilateral')) return [];
  const heading = i18next.t('scores:symmetry.title');
  if (other === null) return [section(heading, [], [i18next.t('printing:outcome.oneLeg')])];
  const { sides, involved } = symptomSides(episodes.map(({ details }) => details));
  const first = now.entry.side === (involved ?? 'left') ? now : other;
  const second = first === now ? other : now;
  const legs = {
    involved: i18next.t(`clinical:sides.${first.entry.side}`),
    other: i18next.t(`clinical:sides.${second.entry.side}`).toLowerCase(),
  };
  const rows = limbSymmetry(first, second, sides).map(({ measure, index }) =>
    index.ok
      ? row(named(measure), `${Math.round(index.percent)} %`, [i18next.t(`scores:symmetry.target.${index.target}`)])
      : { ...row(named(measure), i18next.t(`scores:symmetry.obstacle.${index.obstacle}`)), state: 'empty' as const },
  );
  return [
    section(heading, rows, [
      involved === null ? i18next.t('scores:symmetry.even') : i18next.t('scores:symmetry.involved', legs),
      `${sourceWords(symmetryFormula)}. ${sourceWords(symmetryAim.source)}.`,
    ]),
  ];
}

/** A measure on paper: what was entered, the number with its error or what it lacks, and what it is beside the last time and the other leg. */
export function outcomeSheet(form: OutcomeForm, { all, episodes, overrides }: OutcomeFacts): Sheet {
  const { entry, retestDue, decisions } = form.details;
  const { instrument, side, measuredOn } = entry;
  const now: Outcome = { entry, derived: form.derived.measures, algorithm: form.derived.algorithm };
  const earlier = entryBefore(form, all);
  const before = earlier === null ? null : outcomeOf(earlier);
  const leg = otherLeg(form, all);
  const { cautions, differs } = instrumentOf(instrument);
  return {
    title: i18next.t(`clinical:instruments.${instrument}`),
    sections: [
      section(i18next.t('scores:score.title'), [
        ...scoreRows(now, overrides),
        row(i18next.t('clinical:side'), i18next.t(`clinical:sides.${side}`)),
        row(i18next.t('scores:measuredOn'), dayInWords(measuredOn)),
        typedRow(i18next.t('printing:outcome.retest'), retestDue === null ? null : dayInWords(retestDue)),
      ]),
      section(i18next.t('printing:outcome.entered'), outcomeItems(entry)),
      section(
        i18next.t('scores:last.title'),
        before === null ? [] : before.derived.flatMap(({ measure }) => changeRows(now, before, measure, overrides)),
        before === null ? [i18next.t(differs ? 'printing:outcome.first' : 'scores:last.obstacle.itself-a-change')] : [],
      ),
      ...symmetrySection(now, leg === null ? null : outcomeOf(leg), episodes),
      ...(form.judgement.results.length === 0 ? [] : [rulesSection(form.judgement, decisions)]),
      ...(cautions.length === 0 ? [] : [section(i18next.t('scores:score.cautions'), [], cautions.map(sourceWords))]),
    ],
  };
}
