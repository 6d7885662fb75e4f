import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { given } from '#core/clinical/answer.ts';
import type { ManualRelease } from '#core/clinical/treatment/manualRelease.ts';
import { AnswerOf } from './fields/AnswerOf.tsx';
import { Fields } from './fields/Part.tsx';
import { TextLine } from './fields/TextLine.tsx';

type Consent = ManualRelease['consent'];
type Props = { readonly consent: Consent; readonly onChange: (consent: Consent) => void };

const fresh = { scope: '', needling: false, chaperoneOffered: false };

/** What was said yes to at this session, and how; needling is asked for by itself. */
export function ManualConsent({ consent, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const said = 'given' in consent ? consent.given : null;
  return (
    <Fields>
      <AnswerOf
        label={t('manual.consentType')}
        values={['verbal', 'written'] as const}
        words={(each) => t(`manual.consentTypes.${each}`)}
        answer={'given' in consent ? given(consent.given.type) : consent}
        onChange={(answer) => onChange('given' in answer ? given({ ...fresh, ...said, type: answer.given }) : answer)}
      />
      {said !== null && (
        <>
          <TextLine label={t('manual.scope')} value={said.scope} onChange={(scope) => onChange(given({ ...said, scope }))} />
          <Group mt="1.9rem">
            <Checkbox
              size="md"
              label={t('manual.needling')}
              checked={said.needling}
              onChange={(event) => onChange(given({ ...said, needling: event.currentTarget.checked }))}
            />
            <Checkbox
              size="md"
              label={t('manual.chaperoneOffered')}
              checked={said.chaperoneOffered}
              onChange={(event) => onChange(given({ ...said, chaperoneOffered: event.currentTarget.checked }))}
            />
          </Group>
        </>
      )}
    </Fields>
  );
}
