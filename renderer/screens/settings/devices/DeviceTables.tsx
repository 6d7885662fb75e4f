import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OneOf } from '../../../clinical/treatment/fields/OneOf.tsx';
import { Part } from '../../../clinical/treatment/fields/Part.tsx';
import { PlainNumber } from '../../../clinical/treatment/fields/PlainNumber.tsx';
import { Rows } from '../../../clinical/treatment/fields/Rows.tsx';
import { TextLine } from '../../../clinical/treatment/fields/TextLine.tsx';
import type { ApplicatorDraft, ConversionDraft, DeviceDraft } from './deviceDraft.ts';

type Props = { readonly device: DeviceDraft; readonly onChange: (part: Partial<DeviceDraft>) => void };

/** The applicators of a device; and of a radial one the energy that its maker states, where there is such a table. */
export function DeviceTables({ device, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const { type, applicators, conversions } = device;
  return (
    <>
      <Part title={t('devices.applicators')}>
        <Rows<ApplicatorDraft>
          rows={applicators}
          onChange={(next) => onChange({ applicators: next })}
          name={(n) => t('devices.applicator', { n })}
          removeWords={(n) => t('devices.removeApplicator', { n })}
          removedWords={t('devices.rowRemoved')}
          addWords={t('devices.addApplicator')}
          next={() => ({ name: '', sizeMm: null })}
        >
          {(one, change) => (
            <>
              <TextLine label={t('devices.applicatorName')} value={one.name} onChange={(name) => change({ ...one, name })} />
              <PlainNumber
                label={t(type === 'radial' ? 'devices.diameterMm' : 'devices.standOffMm')}
                value={one.sizeMm}
                onChange={(sizeMm) => change({ ...one, sizeMm })}
              />
            </>
          )}
        </Rows>
      </Part>
      {type === 'radial' && (
        <Part title={t('devices.conversions')}>
          <Text size="sm" c="dimmed" mb="xs">
            {t('devices.conversionsHint')}
          </Text>
          <Rows<ConversionDraft>
            rows={conversions}
            onChange={(next) => onChange({ conversions: next })}
            name={(n) => t('devices.conversion', { n })}
            removeWords={(n) => t('devices.removeConversion', { n })}
            removedWords={t('devices.rowRemoved')}
            addWords={t('devices.addConversion')}
            next={(last) => ({
              applicator: last?.applicator ?? applicators[0]?.name ?? '',
              bar: null,
              energyFluxDensity: null,
              source: null,
            })}
          >
            {(one, change) => (
              <>
                <OneOf
                  label={t('shockwave.applicator')}
                  values={applicators.map(({ name }) => name).filter((name) => name !== '')}
                  words={(name) => name}
                  value={one.applicator === '' ? null : one.applicator}
                  onChange={(applicator) => change({ ...one, applicator })}
                />
                <PlainNumber label={t('devices.conversionBar')} value={one.bar} onChange={(bar) => change({ ...one, bar })} />
                <PlainNumber
                  label={t('devices.conversionEnergy')}
                  value={one.energyFluxDensity}
                  onChange={(energyFluxDensity) => change({ ...one, energyFluxDensity })}
                />
              </>
            )}
          </Rows>
        </Part>
      )}
    </>
  );
}
