import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OneOf } from '../../../clinical/treatment/fields/OneOf.tsx';
import { Fields } from '../../../clinical/treatment/fields/Part.tsx';
import { PlainNumber } from '../../../clinical/treatment/fields/PlainNumber.tsx';
import { DayField } from '../../../ui/DayField.tsx';
import type { DeviceDraft } from './deviceDraft.ts';

type Props = { readonly device: DeviceDraft; readonly onChange: (part: Partial<DeviceDraft>) => void };

/** What only some devices have: a stated focal area, a counted handpiece, a day of service. */
export function DeviceExtras({ device, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const { type, focalArea, handpiece, serviceDue } = device;
  return (
    <Stack gap="xs">
      {type !== 'radial' && (
        <Checkbox
          size="md"
          label={t('devices.focalArea')}
          checked={focalArea !== null}
          onChange={(event) => onChange({ focalArea: event.currentTarget.checked ? { mm2: null, edge: 'minus-6-db' } : null })}
        />
      )}
      {type !== 'radial' && focalArea !== null && (
        <Fields>
          <PlainNumber label={t('devices.mm2')} value={focalArea.mm2} onChange={(mm2) => onChange({ focalArea: { ...focalArea, mm2 } })} />
          <OneOf
            label={t('devices.edge')}
            values={['minus-6-db', '5-mpa'] as const}
            words={(edge) => t(`devices.edges.${edge}`)}
            value={focalArea.edge}
            onChange={(edge) => onChange({ focalArea: { ...focalArea, edge } })}
          />
        </Fields>
      )}
      <Checkbox
        size="md"
        label={t('devices.handpiece')}
        checked={handpiece !== null}
        onChange={(event) => onChange({ handpiece: event.currentTarget.checked ? { impulses: 0, lastsFor: null } : null })}
      />
      {handpiece !== null && (
        <Fields>
          <PlainNumber
            label={t('devices.handpieceImpulses')}
            value={handpiece.impulses}
            onChange={(impulses) => onChange({ handpiece: { ...handpiece, impulses } })}
          />
          <PlainNumber
            label={t('devices.handpieceLastsFor')}
            value={handpiece.lastsFor}
            onChange={(lastsFor) => onChange({ handpiece: { ...handpiece, lastsFor } })}
          />
        </Fields>
      )}
      <Fields>
        <DayField mayCome label={t('devices.serviceDue')} value={serviceDue} onDay={(day) => onChange({ serviceDue: day })} />
      </Fields>
    </Stack>
  );
}
