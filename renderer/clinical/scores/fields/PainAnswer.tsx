import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { AnswerProps } from '../../answer/types.ts';

/** Pain, a whole number from 0 to 10. */
export const PainAnswer = (props: AnswerProps<number>) => <NumberAnswer {...props} range={{ from: 0, to: 10, unit: '', decimals: 0 }} />;
