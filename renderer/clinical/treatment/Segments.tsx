import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import type { EnergySegment, RadialSegment, ShockwaveSession } from '#core/clinical/treatment/shockwaveSession.ts';
import { TenAnswer } from './fields/AnswerOf.tsx';
import { PlainNumber } from './fields/PlainNumber.tsx';
import { Rows } from './fields/Rows.tsx';
import { TextLine } from './fields/TextLine.tsx';

type Props = { readonly session: ShockwaveSession; readonly onChange: (part: Partial<ShockwaveSession>) => void };

/** What every segment has, whatever drives it. */
const common = { area: '', impulses: null, hz: null, pain: notAsked };

/** The impulses of a session, setting by setting: in bar on a radial device, in mJ/mm2 on any other, never both. */
export function Segments({ session, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const words = {
    name: (n: number) => t('shockwave.segment', { n }),
    removeWords: (n: number) => t('shockwave.removeSegment', { n }),
    removedWords: t('shockwave.segmentRemoved'),
    addWords: t('shockwave.addSegment'),
  };
  if (session.type === 'radial')
    return (
      <Rows<RadialSegment>
        {...words}
        rows={session.segments}
        onChange={(segments) => onChange({ segments })}
        next={(last) => ({ ...common, bar: last?.bar ?? null, hz: last?.hz ?? null })}
      >
        {(segment, change) => (
          <>
            <PlainNumber
              label={t('shockwave.impulses')}
              value={segment.impulses}
              onChange={(impulses) => change({ ...segment, impulses })}
            />
            <PlainNumber label={t('shockwave.bar')} value={segment.bar} onChange={(bar) => change({ ...segment, bar })} />
            <Rest segment={segment} onChange={(part) => change({ ...segment, ...part })} />
          </>
        )}
      </Rows>
    );
  return (
    <Rows<EnergySegment>
      {...words}
      rows={session.segments}
      onChange={(segments) => onChange({ segments })}
      next={(last) => ({ ...common, energyFluxDensity: last?.energyFluxDensity ?? null, hz: last?.hz ?? null })}
    >
      {(segment, change) => (
        <>
          <PlainNumber label={t('shockwave.impulses')} value={segment.impulses} onChange={(impulses) => change({ ...segment, impulses })} />
          <PlainNumber
            label={t('shockwave.energyFluxDensity')}
            value={segment.energyFluxDensity}
            onChange={(energyFluxDensity) => change({ ...segment, energyFluxDensity })}
          />
          <Rest segment={segment} onChange={(part) => change({ ...segment, ...part })} />
        </>
      )}
    </Rows>
  );
}

type Shared = Pick<RadialSegment, 'hz' | 'area' | 'pain'>;

function Rest({ segment, onChange }: { readonly segment: Shared; readonly onChange: (part: Partial<Shared>) => void }) {
  const { t } = useTranslation('treatment');
  return (
    <>
      <PlainNumber label={t('shockwave.hz')} value={segment.hz} onChange={(hz) => onChange({ hz })} />
      <TextLine label={t('shockwave.area')} value={segment.area} onChange={(area) => onChange({ area })} />
      <TenAnswer label={t('shockwave.segmentPain')} answer={segment.pain} onChange={(pain) => onChange({ pain })} />
    </>
  );
}
