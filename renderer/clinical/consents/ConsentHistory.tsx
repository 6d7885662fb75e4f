import { Button, List, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consent } from '#core/clinical/consent/record.ts';
import type { Output } from '#core/contract/api.ts';
import { timeOf } from '../../ui/words.ts';
import { askedWords, scopeWords, whoWords } from './consentWords.ts';

type Props = { readonly consents: readonly Consent[]; readonly visits: Output<'visits.list'> };

/** Everything that was said, newest first: what, who, when, which text, and how it was taken back. */
export function ConsentHistory({ consents, visits }: Props) {
  const { t } = useTranslation('consents');
  const [shown, show] = useState(false);
  if (consents.length === 0) return <Text c="dimmed">{t('history.empty')}</Text>;
  return (
    <div>
      <Button variant="subtle" px="xs" aria-expanded={shown} onClick={() => show(!shown)}>
        {shown ? t('history.hide') : t('history.show', { count: consents.length })}
      </Button>
      {shown && (
        <List spacing="sm" listStyleType="none" aria-label={t('history.title')}>
          {consents.map((consent) => (
            <List.Item key={consent.id}>
              <Text fw={600}>{[askedWords(consent), scopeWords(consent.scope, visits)].filter((words) => words !== '').join(': ')}</Text>
              <Text size="sm">{t(`history.${consent.decision}`, { date: timeOf(consent.moment.at), who: whoWords(consent.by) })}</Text>
              {consent.withdrawal !== null && (
                <Text size="sm">
                  {t('history.withdrawn', { date: timeOf(consent.withdrawal.moment.at), who: whoWords(consent.withdrawal.by) })}
                  {consent.withdrawal.reason === '' ? '' : `. ${t('history.reason', { reason: consent.withdrawal.reason })}`}
                </Text>
              )}
              <Text size="sm" c="dimmed">
                {t('history.text', consent.text)}
                {consent.witness === '' ? '' : `. ${t('history.witness', { name: consent.witness })}`}
              </Text>
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
