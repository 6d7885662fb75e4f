import i18next from 'i18next';
import type { FormOf } from '#core/clinical/form.ts';
import { detectableOf } from '#core/clinical/formDerived.ts';
import type { ThresholdOverride } from '#core/clinical/outcomes/thresholds.ts';
import type { Sheet, SheetRow } from '#core/clinical/printed/sheet.ts';
import { markerChange } from '#core/clinical/treatment/manualJudge.ts';
import { type ManualItem, type ManualRelease, type MarkerReading, manualConditions } from '#core/clinical/treatment/manualRelease.ts';
import { dayInWords } from '../../ui/words.ts';
import { gradeWords } from '../treatment/gradeWords.ts';
import { plainNumber, signedNumber } from '../treatment/numberWords.ts';
import { whoInWords } from '../whoWords.ts';
import { answerRow, ifTrue, noteSection, row, section, ticksRow, typedRow, withUnit } from './rows.ts';
import { rulesSection } from './rulesSheet.ts';
import { conditionsSection } from './treatmentParts.ts';

const listed = ({ label, answer }: Pick<SheetRow, 'label' | 'answer'>): string => i18next.t('printing:list', { label, answer });
const counted = (label: string, value: number | null): string => listed(typedRow(label, value === null ? null : plainNumber(value)));

function consentRow({ consent }: ManualRelease): SheetRow {
  return answerRow(i18next.t('treatment:manual.consentType'), consent, ({ type, scope, needling, chaperoneOffered }) =>
    [
      i18next.t(`treatment:manual.consentTypes.${type}`),
      ...(scope === '' ? [] : [i18next.t('printing:manual.scope', { scope })]),
      listed({ label: i18next.t('treatment:manual.needling'), answer: ifTrue(needling) }),
      listed({ label: i18next.t('treatment:manual.chaperoneOffered'), answer: ifTrue(chaperoneOffered) }),
    ].join('; '),
  );
}

function itemRow(item: ManualItem, n: number): SheetRow {
  const { technique, structure, side, grade, pressure, tool, minutes, sets, reps } = item;
  const words = {
    technique: i18next.t(`treatment:manual.techniques.${technique}`),
    structure: i18next.t(`treatment:manual.structures.${structure}`),
    side: i18next.t(`treatment:side.${side}`).toLowerCase(),
  };
  return row(i18next.t('treatment:manual.item', { n }), i18next.t('printing:manual.item', words), [
    [
      listed({
        label: i18next.t('treatment:manual.grade'),
        answer: grade === null ? i18next.t('treatment:manual.noGrade') : gradeWords(grade),
      }),
      listed(answerRow(i18next.t('treatment:manual.pressure'), pressure, plainNumber)),
      ...(tool === '' ? [] : [listed({ label: i18next.t('treatment:manual.tool'), answer: tool })]),
      counted(i18next.t('treatment:manual.minutes'), minutes),
      counted(i18next.t('treatment:manual.sets'), sets),
      counted(i18next.t('treatment:manual.reps'), reps),
      listed(answerRow(i18next.t('treatment:manual.itemPain'), item.pain, plainNumber)),
    ].join('; '),
  ]);
}

/** What was measured before and after, against the smallest change that can be told from error, or why there is none. */
function readingRow(reading: MarkerReading, overrides: readonly ThresholdOverride[]): SheetRow {
  const { marker, side, before, after } = reading;
  const unit = i18next.t(`treatment:manual.units.${marker}`);
  const change = markerChange(reading, detectableOf(marker, overrides));
  const judged =
    change.verdict !== 'not-judged'
      ? i18next.t(`treatment:manual.change.${change.verdict}`, {
          delta: signedNumber(change.delta),
          unit,
          mdc: plainNumber(change.detectable.value),
        })
      : change.reason === 'no-detectable-change'
        ? i18next.t('treatment:manual.change.unjudged', { delta: signedNumber(change.delta ?? 0), unit })
        : i18next.t(`treatment:manual.change.${change.reason}`);
  const ends = [
    listed(answerRow(i18next.t('treatment:manual.before'), before, withUnit(unit))),
    listed(answerRow(i18next.t('treatment:manual.after'), after, withUnit(unit))),
  ].join('; ');
  return row(`${i18next.t(`treatment:manual.markers.${marker}`)}, ${i18next.t(`treatment:side.${side}`).toLowerCase()}`, ends, [judged]);
}

/** Manual release on paper. `overrides` are the clinic's own thresholds. */
export function manualSheet(form: FormOf<'manual-release'>, overrides: readonly ThresholdOverride[]): Sheet {
  const { session, decisions } = form.details;
  const { items, readings, conditions } = session;
  const response = (how: 'better' | 'same' | 'worse'): string => i18next.t(`treatment:manual.responses.${how}`);
  return {
    title: i18next.t('clinical:forms.manual-release'),
    sections: [
      section(i18next.t('clinical:forms.manual-release'), [
        row(i18next.t('printing:day'), dayInWords(session.day)),
        row(i18next.t('treatment:form.operator'), whoInWords(session.operator)),
        consentRow(session),
        typedRow(i18next.t('treatment:form.position'), session.position),
      ]),
      section(
        i18next.t('treatment:manual.items'),
        items.map((item, n) => itemRow(item, n + 1)),
        items.length === 0 ? [i18next.t('treatment:manual.nothing')] : [],
      ),
      ...(readings.length === 0
        ? []
        : [
            section(
              i18next.t('treatment:manual.readings'),
              readings.map((reading) => readingRow(reading, overrides)),
            ),
          ]),
      conditionsSection(i18next.t('treatment:manual.conditions'), manualConditions, conditions),
      section(i18next.t('treatment:manual.afterwards'), [
        answerRow(i18next.t('treatment:manual.response'), session.response, response),
        answerRow(i18next.t('treatment:manual.nextDayResponse'), session.nextDayResponse, response),
        ticksRow(i18next.t('treatment:manual.adverseEvents'), session.adverseEvents, (each) => i18next.t(`treatment:manual.event.${each}`)),
        typedRow(i18next.t('treatment:manual.homeAdvice'), session.homeAdvice),
      ]),
      ...noteSection(session.note),
      rulesSection(form.judgement, decisions),
    ],
  };
}
