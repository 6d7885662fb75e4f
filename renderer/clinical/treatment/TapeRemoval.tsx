import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removalReasons, skinFindings, type Taping } from '#core/clinical/treatment/taping.ts';
import { Instant } from './fields/Moments.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { Fields, Part } from './fields/Part.tsx';

type Removal = NonNullable<Taping['removal']>;
type Begun = { readonly at: string; readonly reason: Removal['reason'] | null; readonly skin: Removal['skin'] | null };
type Props = { readonly taping: Taping; readonly onChange: (removal: Removal | null) => void };

/** How tape came off: entered later, also when the visit is signed. Written once the reason and the skin are known; nothing of it is guessed. */
export function TapeRemoval({ taping: { removal }, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const [begun, begin] = useState<Begun | null>(null);
  const shown: Begun | null = removal ?? begun;
  const set = (part: Partial<Begun>): void => {
    if (shown === null) return;
    const { at, reason, skin } = { ...shown, ...part };
    begin({ at, reason, skin });
    if (reason !== null && skin !== null) onChange({ at, reason, skin });
  };
  return (
    <Part title={t('taping.removal')}>
      {shown === null ? (
        <Button size="sm" variant="default" onClick={() => begin({ at: new Date().toISOString(), reason: null, skin: null })}>
          {t('taping.removeNow')}
        </Button>
      ) : (
        <>
          <Fields>
            <OneOf
              autoFocus={removal === null}
              label={t('taping.reason')}
              values={removalReasons}
              words={(each) => t(`taping.reasons.${each}`)}
              value={shown.reason}
              onChange={(reason) => set({ reason })}
            />
            <OneOf
              label={t('taping.skinFound')}
              values={skinFindings}
              words={(each) => t(`taping.skins.${each}`)}
              value={shown.skin}
              onChange={(skin) => set({ skin })}
            />
            <Instant label={t('taping.removedAt')} value={shown.at} onChange={(at) => set({ at })} />
            <Button
              size="sm"
              variant="subtle"
              color="gray"
              mt="1.6rem"
              onClick={() => {
                begin(null);
                if (removal !== null) onChange(null);
              }}
            >
              {t('taping.notRemoved')}
            </Button>
          </Fields>
          {removal === null && (
            <Text size="sm" c="dimmed" role="status">
              {t('taping.removalWaits')}
            </Text>
          )}
        </>
      )}
    </Part>
  );
}
