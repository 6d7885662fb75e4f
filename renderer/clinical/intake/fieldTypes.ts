import type { ReactElement } from 'react';
import type { Intake, IntakeSection } from '#core/clinical/intake/intake.ts';
import type { AnswerProps } from '../answer/types.ts';

/** Sections that are asked field by field; the body chart is a picture. Both legs are examined by the same fields. */
export type AskedSection = Exclude<IntakeSection, 'painMap' | 'examLeft' | 'examRight'> | 'exam';
export type AnswersOf<S extends AskedSection> = S extends 'exam'
  ? Intake['examLeft']['answers']
  : S extends IntakeSection
    ? Intake[S]['answers']
    : never;
/** Of an answer that was given; the reasons why there is none fall out. */
export type ValueOf<A> = A extends { readonly given: infer T } ? T : never;

/** Draws the control of one field. */
export type Draw<T> = (props: AnswerProps<T>) => ReactElement;

/** Each field of the record has its control: one that is added does not compile until it has one. */
export type SectionFields<S extends AskedSection> = { readonly [F in keyof AnswersOf<S>]: Draw<ValueOf<AnswersOf<S>[F]>> };

/** Where a field has its words, such as `complaint.painNow`. */
export type Place = { [S in AskedSection]: `${S}.${Extract<keyof AnswersOf<S>, string>}` }[AskedSection];
