import i18next from 'i18next';
import type { YesNoUnknown } from '#core/clinical/answer.ts';
import type { intake } from '../../i18n/en/intake.ts';
import { ChoiceAnswer, YesNoAnswer } from '../answer/ChoiceAnswer.tsx';
import { DayAnswer } from '../answer/DayAnswer.tsx';
import { ManyAnswer } from '../answer/ManyAnswer.tsx';
import { NumberAnswer, type NumberRange } from '../answer/NumberAnswer.tsx';
import { TextAnswer } from '../answer/TextAnswer.tsx';
import type { Draw } from './fieldTypes.ts';

export type Option = keyof (typeof intake)['options'];
export const optionWords = (option: Option): string => i18next.t(`intake:options.${option}`);

/** The kinds of control that the intake's fields are made of. */
export const yesNo: Draw<YesNoUnknown> = (props) => <YesNoAnswer {...props} />;
export const oneLine: Draw<string> = (props) => <TextAnswer {...props} most={200} lines="one" />;
export const text: Draw<string> = (props) => <TextAnswer {...props} most={20000} lines="many" />;
export const dayThatWas: Draw<string> = (props) => <DayAnswer {...props} />;
export const dayToCome: Draw<string> = (props) => <DayAnswer {...props} mayCome />;

export const number =
  (range: NumberRange): Draw<number> =>
  (props) => <NumberAnswer {...props} range={range} />;
export const pain = number({ from: 0, to: 10, unit: '', decimals: 0 });

export const choice =
  <V extends Option>(values: readonly V[]): Draw<V> =>
  (props) => <ChoiceAnswer {...props} values={values} words={optionWords} />;

/** An empty list says none. */
export const many =
  <V extends Option>(values: readonly V[]): Draw<V[]> =>
  (props) => <ManyAnswer {...props} values={values} words={optionWords} emptyWords={i18next.t('intake:noneOfThese')} />;
