import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Change, JudgedMcid } from '#core/clinical/outcomes/change.ts';
import type { OutcomeUnit } from '#core/clinical/outcomes/definition.ts';
import { mcidWords, sourceWords, valueWords } from './scoreWords.ts';

type Comparable = Extract<Change, { comparable: true }>;

/** Measurement error and what patients notice, each with its source; neither stands for the other. */
export function MdcAndMcid({ change: { mdc, beyondError, mcid, unit } }: { readonly change: Comparable }) {
  const { t } = useTranslation('scores');
  return (
    <>
      <List.Item data-threshold="mdc">
        <Text size="sm" fw={600}>
          {t('last.mdc')}
        </Text>
        {mdc === null ? (
          <Text size="sm">{t('last.mdcNone')}</Text>
        ) : (
          <>
            <Text size="sm">
              {t('last.mdcValue', { value: valueWords(mdc.value, unit), of: mdc.of })}.{' '}
              {t(beyondError === true ? 'last.beyond' : 'last.within')}.
            </Text>
            <Text size="sm" c="dimmed">
              {sourceWords(mdc.source)}
            </Text>
          </>
        )}
      </List.Item>
      <List.Item data-threshold="mcid">
        <Text size="sm" fw={600}>
          {t('last.mcid')}
        </Text>
        {mcid.length === 0 && <Text size="sm">{t('last.mcidNone')}</Text>}
        {mcid.map((one) => (
          <Noticed key={`${one.of} ${one.weeks} ${one.points} ${one.grade}`} mcid={one} unit={unit} />
        ))}
      </List.Item>
    </>
  );
}

function Noticed({ mcid, unit }: { readonly mcid: JudgedMcid; readonly unit: OutcomeUnit }) {
  const { t } = useTranslation('scores');
  const { judges, reached, source } = mcid;
  return (
    <div>
      <Text size="sm" fw={judges ? 600 : undefined}>
        {mcidWords(mcid, unit)}: {t(`last.reached.${reached}`)}
      </Text>
      <Text size="sm" c="dimmed">
        {sourceWords(source)}
      </Text>
    </div>
  );
}
