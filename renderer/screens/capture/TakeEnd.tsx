import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TakePhase } from '../../capture/session.ts';

/** Why a take ended by itself before it should have, and what became of it. */
export function TakeEnd({ phase }: { readonly phase: TakePhase }) {
  const { t } = useTranslation('capture');
  if (phase.kind !== 'ended') return null;
  const reasons = new Set(phase.logs.map(({ stopped }) => stopped));
  const words: string[] = [...reasons].flatMap((reason) =>
    reason === 'pressed' || reason === 'length' ? [] : [t(`takes.ended.${reason}`)],
  );
  if (phase.trouble !== null) words.push(phase.trouble);
  if (words.length === 0) return null;
  return (
    <Alert color="orange" m="md" role="alert">
      {words.join(' ')}
    </Alert>
  );
}
