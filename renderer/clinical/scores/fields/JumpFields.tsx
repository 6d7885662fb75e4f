import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { records } from '#core/clinical/outcomes/trials.ts';
import { NumberAnswer } from '../../answer/NumberAnswer.tsx';
import type { FieldsProps } from '../types.ts';
import { JumpsAnswer } from './JumpsAnswer.tsx';
import { Labelled } from './Labelled.tsx';
import { PainAnswer } from './PainAnswer.tsx';

type Common = FieldsProps<'countermovement-jump'>;

function CommonFields({ input, onInput, onLeave, withContact }: Common & { readonly withContact: boolean }) {
  const { t } = useTranslation('scores');
  return (
    <>
      <Labelled
        label={t('field.legs')}
        values={['one', 'two'] as const}
        words={(each) => t(`field.legsOf.${each}`)}
        value={input.legs}
        onChoose={(legs) => onInput({ ...input, legs })}
      />
      <Labelled
        label={t('field.method')}
        values={['flight-time', 'measured'] as const}
        words={(each) => t(`field.methods.${each}`)}
        value={input.method}
        // Milliseconds are no centimetres: what was entered the other way goes.
        onChoose={(method) => onInput({ ...input, method, jumps: notAsked })}
      />
      <Labelled
        label={t('field.record')}
        values={records}
        words={(each) => t(`field.records.${each}`)}
        value={input.record}
        onChoose={(record) => onInput({ ...input, record })}
      />
      <JumpsAnswer
        key={input.method}
        label={t('field.jumps')}
        count={input.record === 'single' ? 1 : 3}
        inFlight={input.method === 'flight-time'}
        withContact={withContact}
        answer={input.jumps}
        onAnswer={(jumps) => onInput({ ...input, jumps })}
        onLeave={onLeave}
      />
      <PainAnswer label={t('field.pain')} answer={input.pain} onAnswer={(pain) => onInput({ ...input, pain })} onLeave={onLeave} />
    </>
  );
}

/** Countermovement jumps. */
export const CountermovementFields = (props: Common) => (
  <Stack gap="sm">
    <CommonFields {...props} withContact={false} />
  </Stack>
);

/** Jumps straight off a drop, with their contact times. */
export function DropJumpFields({ input, onInput, onLeave }: FieldsProps<'drop-jump'>) {
  const { t } = useTranslation('scores');
  return (
    <Stack gap="sm">
      <NumberAnswer
        label={t('field.dropCm')}
        range={{ from: 1, to: 100, unit: t('unit.cm') }}
        answer={input.dropCm}
        onAnswer={(dropCm) => onInput({ ...input, dropCm })}
        onLeave={onLeave}
      />
      <CommonFields input={input} onInput={(common) => onInput({ ...input, ...common })} onLeave={onLeave} withContact />
    </Stack>
  );
}
