import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Taping } from '#core/clinical/treatment/taping.ts';
import { plannedRemoval, removalState } from '#core/clinical/treatment/tapingResponse.ts';
import { timeOf } from '../../ui/words.ts';
import { YesNoAnswer } from './fields/AnswerOf.tsx';
import { Instant, OpenInstant } from './fields/Moments.tsx';
import { Fields, Part } from './fields/Part.tsx';

type Props = { readonly taping: Taping; readonly onChange: (part: Partial<Taping>) => void };

/** How long tape is to stay, how it stands with it now, and the blood below it. */
export function TapeWear({ taping, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const { appliedAt, plannedRemovalAt, materials } = taping;
  const usual = taping.technique === 'heel-lift' ? null : plannedRemoval(appliedAt, materials);
  const state = removalState(taping, new Date().toISOString());
  return (
    <Part title={t('taping.wear')}>
      <Fields>
        <Instant label={t('taping.appliedAt')} value={appliedAt} onChange={(at) => onChange({ appliedAt: at })} />
        <OpenInstant label={t('taping.plannedRemovalAt')} value={plannedRemovalAt} onChange={(at) => onChange({ plannedRemovalAt: at })} />
        <YesNoAnswer label={t('taping.circulation')} answer={taping.circulation} onChange={(circulation) => onChange({ circulation })} />
      </Fields>
      {usual !== null && usual !== plannedRemovalAt && (
        <Button size="sm" variant="default" mt="xs" onClick={() => onChange({ plannedRemovalAt: usual })}>
          {t('taping.usual', { at: timeOf(usual) })}
        </Button>
      )}
      <Text mt="xs" fw={600} data-testid="tape-state" data-state={state}>
        {t(`taping.state.${state}`, { at: plannedRemovalAt === null ? '' : timeOf(plannedRemovalAt) })}
      </Text>
    </Part>
  );
}
