import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VisitHints } from '#core/domain/gaitHint.ts';
import { figureInWords } from '../figures.ts';
import classes from './Hints.module.css';

/** Each clip's own cadence with what is five and ten per cent above it. */
export function CadenceTargets({ cadences }: { readonly cadences: VisitHints['cadences'] }) {
  const { t } = useTranslation('hints');
  if (cadences.length === 0) return null;
  return (
    <>
      <Title order={3} size="h5" mt="md">
        {t('targetsTitle')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('targetsHint')}
      </Text>
      <ul className={classes['findings']}>
        {cadences.map(({ recordingId, title, speed, cadence, uncertainty, targets }) => (
          <li key={recordingId}>
            {t('targets', {
              title,
              cadence: figureInWords(cadence, uncertainty, 'steps/min'),
              speed: speed === null ? t('speedUnknown') : t('speed', { speed: Number(speed.toFixed(2)) }),
              targets: targets.map(({ percent, stepsPerMinute }) => t('target', { percent, steps: stepsPerMinute })).join(', '),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
