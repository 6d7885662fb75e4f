import i18next from 'i18next';
import { notAsked } from '#core/clinical/answer.ts';
import type { FormOf } from '#core/clinical/form.ts';
import type { Sheet, SheetRow, SheetSection } from '#core/clinical/printed/sheet.ts';
import { answerIn } from '#core/clinical/redFlags/facts.ts';
import { answersTo, itemOf, redFlagItems, screeningSet } from '#core/clinical/redFlags/items.ts';
import { cm, wellsWords } from '#core/clinical/redFlags/letterWords.ts';
import type { RaisedItem } from '#core/clinical/redFlags/raised.ts';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import type { Screening } from '#core/clinical/redFlags/screening.ts';
import { wellsScore, wellsSource } from '#core/clinical/redFlags/wells.ts';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import { dateOf } from '../../ui/words.ts';
import { doneWords } from '../safety/doneWords.ts';
import { asksOf, asksOfAll } from '../safety/itemWords.ts';
import { answerRow, row, section, sourceWords, yesNo } from './rows.ts';

/** What was answered, and what of the set nobody has asked; by condition. */
function answersOf(screening: Screening): readonly SheetSection[] {
  const wanted = new Set(screeningSet(screening.set).flatMap(answersTo));
  return redFlagItems.flatMap(({ condition, questions }) => {
    const keys = questions.flatMap(({ key }) => answersTo(key)).filter((key) => wanted.has(key) || answerIn(screening, key) !== undefined);
    return keys.length === 0
      ? []
      : [
          section(
            condition,
            keys.map((key) => answerRow(asksOf(key), answerIn(screening, key), yesNo)),
          ),
        ];
  });
}

function wellsSection(screening: Screening): readonly SheetSection[] {
  const { girths, alternative } = screening;
  const used = girths !== null || 'given' in alternative || questionsOfWells(screening);
  if (!used) return [];
  const wells = wellsScore((key) => answerIn(screening, key) ?? notAsked, alternative);
  const girthWords = i18next.t('printing:list', {
    label: i18next.t('printing:screening.girths'),
    answer: `${i18next.t('clinical:sides.left')} ${cm(girths?.leftCm ?? null)}, ${i18next.t('clinical:sides.right')} ${cm(girths?.rightCm ?? null)}`,
  });
  const warning = i18next.t('safety:wells.warning', { source: wellsSource.words });
  return [section(i18next.t('safety:wells.title'), [], [girthWords, ...wellsWords(wells), warning])];
}

const questionsOfWells = (screening: Screening): boolean =>
  redFlagItems.some(({ questions }) =>
    questions.some(({ key }) => key.includes('wells') && answersTo(key).some((answer) => answerIn(screening, answer) !== undefined)),
  );

const sourceOf = (results: readonly RuleResult[], ruleId: string): string => {
  const result = results.find((one) => one.ruleId === ruleId);
  return result === undefined ? '' : sourceWords(result.source);
};

function raisedRow({ item, level, urgency, because, aggravating, open }: RaisedItem, results: readonly RuleResult[]): SheetRow {
  const { condition, action } = itemOf(item);
  return row(
    `${item} ${condition}`,
    `${i18next.t(`safety:levels.${level}`)}. ${i18next.t('safety:urgency', { urgency: i18next.t(`safety:urgencies.${urgency}`) })}. ${action}`,
    [
      because.length === 0 ? '' : i18next.t('safety:flag.because', { answers: asksOfAll(because) }),
      aggravating.length === 0 ? '' : i18next.t('safety:flag.worse', { answers: asksOfAll(aggravating) }),
      ...open.flatMap(doneWords),
      sourceOf(results, `red-flag.${item}.${level}`),
    ],
  );
}

/** What of the program waits for the flags, and what was gone on with all the same: who, when, why. */
function waitingRows({ modules }: Safety['state']): readonly SheetRow[] {
  return modules
    .filter(({ because }) => because.length > 0)
    .map(({ module, verdict, because }) => {
      const named = i18next.t(`safety:blocked.modules.${module}`);
      const overrides = because.flatMap(({ override }) => override ?? []);
      return row(
        named,
        i18next.t(`safety:blocked.verdicts.${verdict}`),
        overrides.map(({ item, by, at, reason, physicianOrder }) =>
          [
            `${item} ${itemOf(item).condition}: ${i18next.t('safety:blocked.overridden', { module: named, name: by.name, date: dateOf(at), reason })}`,
            physicianOrder === null ? '' : i18next.t('treatment:rules.order', { order: physicianOrder }),
          ]
            .filter((words) => words !== '')
            .join(' '),
        ),
      );
    });
}

/** The screen of a visit on paper: what is raised and what was done about it, what is not ruled out, what waits, and every answer; what nobody asked is said to be so. */
export function screeningSheet(form: FormOf<'red-flags'>, { state, flags }: Safety): Sheet {
  const { screening } = form.details;
  const { results } = form.judgement;
  const closed = flags.filter((record) => record.closed !== null).length;
  return {
    title: i18next.t('clinical:forms.red-flags'),
    sections: [
      section(i18next.t('printing:screening.scope'), [
        row(i18next.t('printing:screening.kind'), i18next.t(`printing:screening.set.${screening.set}`)),
        row(i18next.t('safety:screen.side'), i18next.t(`safety:screen.sides.${screening.side}`)),
      ]),
      section(
        i18next.t('printing:screening.raised'),
        state.raised.map((raised) => raisedRow(raised, results)),
        [
          state.raised.length === 0 ? i18next.t('printing:screening.nothing') : '',
          closed === 0 ? '' : i18next.t('safety:flag.closed', { count: closed }),
        ],
      ),
      ...(state.unresolved.length === 0
        ? []
        : [
            section(
              i18next.t('printing:screening.unresolved'),
              state.unresolved.map(({ item, couldBe, questions, because }) =>
                row(
                  `${item} ${itemOf(item).condition}`,
                  i18next.t('printing:screening.couldBe', {
                    level: i18next.t(`safety:levels.${couldBe}`),
                    questions: i18next.t(`safety:blocked.causes.${because}`, { questions: asksOfAll(questions) }),
                  }),
                  [sourceOf(results, `red-flag.${item}.unresolved`)],
                ),
              ),
            ),
          ]),
      section(
        i18next.t('printing:screening.waits'),
        waitingRows(state),
        waitingRows(state).length === 0 ? [i18next.t('safety:blocked.none')] : [],
      ),
      ...wellsSection(screening),
      ...answersOf(screening),
    ],
  };
}
