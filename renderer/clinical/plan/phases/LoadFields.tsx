import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#core/domain/brand.ts';
import { clinicianSource } from '#core/plan/amount.ts';
import type { Load } from '#core/plan/prescription.ts';
import { PlanText } from '../PlanText.tsx';
import { RangeField } from '../RangeField.tsx';

const kinds = ['none', 'body-weight', 'body-weight-plus', 'kg', 'rm', 'mvc-percent', 'band'] as const satisfies readonly Load['kind'][];
const amount = (n: number) => ({ from: n, to: n, source: clinicianSource });

/** The load that a kind begins as; kilograms that are there stay. */
function begun(kind: Load['kind'], before: Load, band: string): Load {
  const kg = (before.kind === 'kg' || before.kind === 'body-weight-plus') && before.kg !== null ? before.kg : amount(0);
  switch (kind) {
    case 'none':
    case 'body-weight':
      return { kind };
    case 'body-weight-plus':
    case 'kg':
      return { kind, kg };
    case 'rm':
      return { kind, rm: amount(15) };
    case 'mvc-percent':
      return { kind, percent: amount(70) };
    case 'band':
      return { kind, band };
    default:
      return assertNever(kind);
  }
}

type Props = { readonly load: Load; readonly onLoad: (field: string, load: Load) => void };

/** How heavy it is. */
export function LoadFields({ load, onLoad }: Props) {
  const { t } = useTranslation('plan');
  return (
    <>
      <NativeSelect
        size="md"
        label={t('entry.loadKind')}
        value={load.kind}
        data={kinds.map((kind) => ({ value: kind, label: t(`entry.loadKinds.${kind}`) }))}
        onChange={(event) => {
          const kind = kinds.find((each) => each === event.currentTarget.value);
          if (kind !== undefined) onLoad('load-kind', begun(kind, load, t('entry.anyBand')));
        }}
      />
      {load.kind === 'kg' && (
        <RangeField
          label={t('entry.kg')}
          value={load.kg}
          least={0}
          most={500}
          whole={false}
          onAmount={(kg) => kg !== null && onLoad('kg', { kind: 'kg', kg })}
        />
      )}
      {load.kind === 'body-weight-plus' && (
        <RangeField
          label={t('entry.kg')}
          value={load.kg}
          least={0}
          most={300}
          whole={false}
          mayBeEmpty
          onAmount={(kg) => onLoad('kg', { kind: 'body-weight-plus', kg })}
        />
      )}
      {load.kind === 'rm' && (
        <RangeField
          label={t('entry.rm')}
          value={load.rm}
          least={1}
          most={50}
          whole
          onAmount={(rm) => rm !== null && onLoad('rm', { kind: 'rm', rm })}
        />
      )}
      {load.kind === 'mvc-percent' && (
        <RangeField
          label={t('entry.percent')}
          value={load.percent}
          least={1}
          most={100}
          whole={false}
          onAmount={(percent) => percent !== null && onLoad('percent', { kind: 'mvc-percent', percent })}
        />
      )}
      {load.kind === 'band' && (
        <PlanText
          label={t('entry.band')}
          value={load.band}
          most={60}
          needed={t('entry.bandNeeded')}
          onText={(band) => onLoad('band', { kind: 'band', band })}
        />
      )}
    </>
  );
}
