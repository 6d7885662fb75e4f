import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { given, givenOf } from '#core/clinical/answer.ts';
import { heelRaiseProtocol, heelRaiseStops, predictedHeelRaises } from '#core/clinical/outcomes/heelRaiseProtocol.ts';
import type { Patient } from '#core/domain/patient.ts';
import { ageAt } from '../../../ui/words.ts';
import { ManyAnswer } from '../../answer/ManyAnswer.tsx';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import { TextAnswer } from '../../answer/TextAnswer.tsx';
import type { FieldsProps } from '../types.ts';
import { MetronomeBar } from './MetronomeBar.tsx';
import { PainAnswer } from './PainAnswer.tsx';

type Props = FieldsProps<'heel-raise'> & {
  readonly patient: Patient;
  readonly measuredOn: string;
  /** Knee straight: the predicted number is of that test. */
  readonly straight: boolean;
};

/** Heel raises on one leg to exhaustion, with the metronome. */
export function HeelRaiseFields({ input, onInput, onLeave, patient, measuredOn, straight }: Props) {
  const { t } = useTranslation(['scores', 'clinical']);
  const perMinute = givenOf(input.metronomePerMinute) ?? heelRaiseProtocol.metronomePerMinute;
  const age = ageAt(patient.birthDate, new Date(`${measuredOn}T12:00:00`));
  const predicted = !straight || age === null ? null : predictedHeelRaises(patient.sexAtBirth, age);
  const { pain } = input;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('heelRaise.protocol')}
      </Text>
      <MetronomeBar
        key={perMinute}
        perMinute={perMinute}
        onStart={() => {
          if ('none' in input.metronomePerMinute) onInput({ ...input, metronomePerMinute: given(perMinute) });
        }}
      />
      <NumberAnswer
        label={t('field.reps')}
        hint={
          predicted === null
            ? undefined
            : `${t('heelRaise.predicted', { ...predicted.ages, reps: predicted.reps })} (${t(`clinical:certainty.${predicted.source.certainty}`)})`
        }
        range={{ from: 0, to: 200, unit: '', decimals: 0 }}
        answer={input.reps}
        onAnswer={(reps) => onInput({ ...input, reps })}
        onLeave={onLeave}
      />
      <NumberAnswer
        label={t('field.peakHeightCm')}
        range={{ from: 0, to: 30, unit: t('unit.cm') }}
        answer={input.peakHeightCm}
        onAnswer={(peakHeightCm) => onInput({ ...input, peakHeightCm })}
        onLeave={onLeave}
      />
      <NumberAnswer
        label={t('field.totalHeightCm')}
        range={{ from: 0, to: 6000, unit: t('unit.cm') }}
        answer={input.totalHeightCm}
        onAnswer={(totalHeightCm) => onInput({ ...input, totalHeightCm })}
        onLeave={onLeave}
      />
      <NumberAnswer
        label={t('field.massKg')}
        range={{ from: 2, to: 400, unit: 'kg' }}
        answer={input.massKg}
        onAnswer={(massKg) => onInput({ ...input, massKg })}
        onLeave={onLeave}
      />
      <NumberAnswer
        label={t('field.inclineDegrees')}
        range={{ from: 0, to: 45, unit: '°' }}
        answer={input.inclineDegrees}
        onAnswer={(inclineDegrees) => onInput({ ...input, inclineDegrees })}
        onLeave={onLeave}
      />
      <NumberAnswer
        label={t('field.metronomePerMinute')}
        range={{ from: 10, to: 240, unit: '/min', decimals: 0 }}
        answer={input.metronomePerMinute}
        onAnswer={(metronomePerMinute) => onInput({ ...input, metronomePerMinute })}
        onLeave={onLeave}
      />
      <ManyAnswer
        label={t('field.stopped')}
        values={heelRaiseStops}
        words={(stop) => t(`field.stops.${stop}`)}
        emptyWords={null}
        answer={input.stopped}
        onAnswer={(stopped) => onInput({ ...input, stopped })}
        onLeave={onLeave}
      />
      <PainAnswer
        label={t('field.painBefore')}
        answer={pain.before}
        onAnswer={(before) => onInput({ ...input, pain: { ...pain, before } })}
        onLeave={onLeave}
      />
      <PainAnswer
        label={t('field.painHighest')}
        answer={pain.highest}
        onAnswer={(highest) => onInput({ ...input, pain: { ...pain, highest } })}
        onLeave={onLeave}
      />
      <PainAnswer
        label={t('field.painAfter')}
        answer={pain.after}
        onAnswer={(after) => onInput({ ...input, pain: { ...pain, after } })}
        onLeave={onLeave}
      />
      <TextAnswer
        label={t('field.shoes')}
        most={200}
        lines="one"
        answer={input.shoes}
        onAnswer={(shoes) => onInput({ ...input, shoes })}
        onLeave={onLeave}
      />
    </Stack>
  );
}
