import { Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Answer, given, givenOf, notAsked } from '#core/clinical/answer.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { AnswerFrame } from '../../answer/AnswerFrame.tsx';
import { NoneRow } from '../../answer/NoneRow.tsx';
import type { AnswerProps } from '../../answer/types.ts';

type Jump = { reading: number; contactMs: Answer<number> };
type Props = AnswerProps<Jump[]> & { readonly count: number; readonly inFlight: boolean; readonly withContact: boolean };

/** Jumps in their order: time in the air in ms or height in cm, and where it is measured the contact time before it. */
export function JumpsAnswer({ count, inFlight, withContact, onAnswer, ...frame }: Props) {
  const { t } = useTranslation(['scores', 'clinical']);
  const { answer } = frame;
  const jumps = 'given' in answer ? answer.given : [];
  const range = inFlight ? { from: 1, to: 1500 } : { from: 0, to: 150 };
  const write = (next: Jump[]): void => onAnswer(next.length === 0 ? notAsked : given(next));
  const take = (index: number, reading: number | null): void => {
    const next = jumps.flatMap((each, at) => (at !== index ? [each] : reading === null ? [] : [{ ...each, reading }]));
    write(index >= jumps.length && reading !== null ? [...next, { reading, contactMs: notAsked }] : next);
  };
  const contact = (index: number, ms: number | null): void =>
    write(jumps.map((each, at) => (at === index ? { ...each, contactMs: ms === null ? notAsked : given(ms) } : each)));
  return (
    <AnswerFrame {...frame}>
      <Stack gap="xs">
        {Array.from({ length: Math.max(count, jumps.length) }, (_, index) => index).map((index) => {
          const jump = jumps[index];
          return (
            <Group key={index} gap="xs" align="flex-start">
              <NumberField
                w={130}
                label={t('field.jump', { n: index + 1 })}
                rightSection={t(inFlight ? 'unit.ms' : 'unit.cm')}
                disabled={index > jumps.length}
                value={jump?.reading ?? null}
                {...range}
                rangeWords={t('clinical:number.any', range)}
                onNumber={(value) => take(index, value)}
              />
              {withContact && (
                <NumberField
                  w={170}
                  label={t('field.contact', { n: index + 1 })}
                  rightSection={t('unit.ms')}
                  disabled={jump === undefined}
                  value={jump === undefined ? null : givenOf(jump.contactMs)}
                  from={1}
                  to={3000}
                  rangeWords={t('clinical:number.any', { from: 1, to: 3000 })}
                  onNumber={(value) => contact(index, value)}
                />
              )}
            </Group>
          );
        })}
      </Stack>
      <NoneRow answer={answer} label={frame.label} onNone={(none) => onAnswer({ none })} />
    </AnswerFrame>
  );
}
