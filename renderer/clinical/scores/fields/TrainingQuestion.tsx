import { Alert, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given } from '#core/clinical/answer.ts';
import { type TrainingBranch, trainingBranches, trainingMinutes, trainingSchema, type VisaAInput } from '#core/clinical/outcomes/visaA.ts';
import { switchTraining } from '#core/clinical/outcomes/visaAForm.ts';
import { ChoiceAnswer } from '../../answer/ChoiceAnswer.tsx';
import { Labelled } from './Labelled.tsx';

const branches = Object.keys(trainingBranches) as TrainingBranch[];

type Props = {
  readonly label: string;
  readonly hint: string | undefined;
  readonly form: VisaAInput;
  readonly onForm: (form: VisaAInput) => void;
  readonly onLeave: () => void;
};

/** The eighth item of the VISA-A: exactly one of its three branches. Switching asks before it takes an answer away, and says which. */
export function TrainingQuestion({ form, onForm, ...rest }: Props) {
  const { t } = useTranslation('scores');
  const { q8 } = form;
  const [opened, open] = useState<TrainingBranch | null>(null);
  const [wished, wish] = useState<TrainingBranch | null>(null);
  const branch = 'given' in q8 ? q8.given.branch : opened;
  const switched = wished === null ? null : switchTraining(form, wished);
  const choose = (to: TrainingBranch): void => {
    const { clears } = switchTraining(form, to);
    if (clears !== null) wish(to);
    else {
      wish(null);
      open(to);
    }
  };
  const points = branch === null ? [] : trainingBranches[branch];
  return (
    <Stack gap={6}>
      <Labelled
        label={`${rest.label}: ${t('visaA.branch')}`}
        values={branches}
        words={(each) => t(`visaA.branches.${each}`)}
        value={branch}
        onChoose={choose}
      />
      {wished !== null && switched?.clears != null && (
        <Alert color="orange" variant="light" role="alert">
          {t('visaA.switching', {
            to: t(`visaA.branches.${wished}`),
            from: t(`visaA.branches.${switched.clears.branch}`),
            points: switched.clears.points,
          })}
          <Group mt="xs">
            <Button
              onClick={() => {
                open(wished);
                wish(null);
                onForm(switched.form);
              }}
            >
              {t('visaA.doSwitch')}
            </Button>
            <Button variant="default" onClick={() => wish(null)}>
              {t('visaA.keep')}
            </Button>
          </Group>
        </Alert>
      )}
      <ChoiceAnswer
        {...rest}
        values={points.map(String)}
        words={(value) => {
          const minutes = trainingMinutes[points.findIndex((each) => String(each) === value)];
          return minutes === undefined ? value : t('visaA.points', { time: t(`visaA.minutes.${minutes}`), count: Number(value) });
        }}
        answer={'given' in q8 ? given(String(q8.given.points)) : q8}
        onAnswer={(answer) => {
          if ('none' in answer) {
            open(branch);
            onForm({ ...form, q8: answer });
            return;
          }
          const training = trainingSchema.safeParse({ branch, points: Number(answer.given) });
          if (training.success) onForm({ ...form, q8: given(training.data) });
        }}
      />
    </Stack>
  );
}
