import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { given } from '#core/clinical/answer.ts';
import { sportPoints, type VisaAItem } from '#core/clinical/outcomes/visaA.ts';
import { ChoiceAnswer } from '../../answer/ChoiceAnswer.tsx';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { FieldsProps, WithPack } from '../types.ts';
import { StiffnessQuestion } from './StiffnessQuestion.tsx';
import { TrainingQuestion } from './TrainingQuestion.tsx';
import { WalkingQuestion } from './WalkingQuestion.tsx';

const levels = ['none', 'modified', 'below', 'full'] as const;
/** The level of sport that so many points stand for. */
const levelOf = (points: string): (typeof levels)[number] => levels[sportPoints.findIndex((each) => String(each) === points)] ?? 'none';

/** The eight items of the VISA-A: licensed wording where it is loaded, else short labels of our own. */
export function VisaAFields({ input, onInput, onLeave, pack }: FieldsProps<'visa-a'> & WithPack) {
  const { t } = useTranslation('scores');
  const rating = { from: 0, to: 10, unit: '', decimals: 0 };
  const asked = (item: VisaAItem, ownHint?: string) => {
    const worded = pack?.wording[item];
    const number = item.slice(1);
    const ends = worded === undefined ? null : [worded.lowEnd, worded.highEnd].filter((end) => end !== null).join(' / ');
    return {
      label: `${number}. ${worded?.question ?? t(`visaA.${item}`)}`,
      hint: ends === null || ends === '' ? ownHint : ends,
      onLeave,
    };
  };
  const scale = t('visaA.scale');
  return (
    <Stack gap="sm">
      <StiffnessQuestion {...asked('q1', t('visaA.stiffness'))} answer={input.q1} onAnswer={(q1) => onInput({ ...input, q1 })} />
      <NumberAnswer {...asked('q2', scale)} range={rating} answer={input.q2} onAnswer={(q2) => onInput({ ...input, q2 })} />
      <WalkingQuestion {...asked('q3', scale)} answer={input.q3} onAnswer={(q3) => onInput({ ...input, q3 })} />
      <NumberAnswer {...asked('q4', scale)} range={rating} answer={input.q4} onAnswer={(q4) => onInput({ ...input, q4 })} />
      <NumberAnswer {...asked('q5', scale)} range={rating} answer={input.q5} onAnswer={(q5) => onInput({ ...input, q5 })} />
      <NumberAnswer
        {...asked('q6', t('visaA.hops'))}
        range={{ from: 0, to: 1000, unit: '', decimals: 0 }}
        answer={input.q6}
        onAnswer={(q6) => onInput({ ...input, q6 })}
      />
      <ChoiceAnswer
        {...asked('q7')}
        values={sportPoints.map(String)}
        words={(value) => t('visaA.points', { time: t(`visaA.sport.${levelOf(value)}`), count: Number(value) })}
        answer={'given' in input.q7 ? given(String(input.q7.given)) : input.q7}
        onAnswer={(answer) => {
          const points = 'given' in answer ? sportPoints.find((each) => String(each) === answer.given) : undefined;
          if (points !== undefined) onInput({ ...input, q7: given(points) });
          else if ('none' in answer) onInput({ ...input, q7: answer });
        }}
      />
      <TrainingQuestion {...asked('q8')} form={input} onForm={onInput} />
    </Stack>
  );
}
