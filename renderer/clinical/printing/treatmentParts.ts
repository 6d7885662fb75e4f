import i18next from 'i18next';
import type { Answer, YesNoUnknown } from '#core/clinical/answer.ts';
import type { DerivedNumber } from '#core/clinical/formDerivedSchema.ts';
import type { SheetSection } from '#core/clinical/printed/sheet.ts';
import type { treatment } from '../../i18n/en/treatment.ts';
import { numberInWords, numberName } from '../treatment/numberWords.ts';
import { answerRow, row, section, sourceWords, yesNo } from './rows.ts';

type Condition = keyof typeof treatment.condition;

/** What speaks against a treatment, condition by condition; one that has no answer was not asked. */
export const conditionsSection = <C extends Condition>(
  heading: string,
  conditions: readonly C[],
  answers: { readonly [K in C]?: Answer<YesNoUnknown> | undefined },
): SheetSection =>
  section(
    heading,
    conditions.map((condition) => answerRow(i18next.t(`treatment:condition.${condition as Condition}`), answers[condition], yesNo)),
  );

/** The numbers that follow from the settings, each with its unit and how it was made, or why it is not given. */
export const numbersSection = (numbers: readonly DerivedNumber[]): SheetSection =>
  section(
    i18next.t('treatment:numbers.title'),
    numbers.map((one) => {
      const made = row(numberName(one), numberInWords(one), one.value === null ? [] : [sourceWords(one.source)]);
      return one.value === null ? { ...made, state: 'empty' as const } : made;
    }),
    [i18next.t('treatment:numbers.noError')],
  );
