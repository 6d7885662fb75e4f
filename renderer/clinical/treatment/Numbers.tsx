import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DerivedNumber } from '#core/clinical/formDerivedSchema.ts';
import { SureWords } from '../../gait/SourceWords.tsx';
import { Part } from './fields/Part.tsx';
import { numberInWords, numberName } from './numberWords.ts';
import classes from './Treatment.module.css';

/** The numbers that follow from a session's settings, each with how it was made, or why it is not given. */
export function Numbers({ numbers }: { readonly numbers: readonly DerivedNumber[] }) {
  const { t } = useTranslation('treatment');
  return (
    <Part title={t('numbers.title')}>
      <dl className={classes['numbers']}>
        {numbers.map((one) => (
          <NumberLine key={one.name} one={one} />
        ))}
      </dl>
      <Text size="xs" c="dimmed" mt="xs">
        {t('numbers.noError')}
      </Text>
    </Part>
  );
}

function NumberLine({ one }: { readonly one: DerivedNumber }) {
  return (
    <>
      <dt>{numberName(one)}</dt>
      <dd data-number={one.name}>
        {numberInWords(one)}
        {one.value !== null && (
          <Text span size="xs" c="dimmed">
            {' '}
            <SureWords source={one.source} />
          </Text>
        )}
      </dd>
    </>
  );
}
