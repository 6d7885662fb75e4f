import { MultiSelect, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { gaitKinds } from '#core/annotation/records.ts';
import { assertNever } from '#core/domain/brand.ts';
import { type KinematicMetric, kinematicMetrics } from '#core/gait/definition.ts';
import { lessStanding, metricsFrom, pointsAt } from '#core/gait/poses.ts';
import { type Fact, factKinds, isFromSide, legChoices, noteFields, type Step, type StepOf, strideMoments } from '#core/protocol/step.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Choice } from './Choice.tsx';

type Wrong = Readonly<Record<string, string>>;
type Props<S extends Step> = {
  readonly step: S;
  readonly wrong: Wrong;
  readonly onChange: (step: Step) => void;
  readonly onLeave: () => void;
};

/** The fields that only steps of this kind have. */
export function KindFields({ step, ...rest }: Props<Step>) {
  switch (step.kind) {
    case 'film':
      return null;
    case 'check':
      return <CheckFields step={step} {...rest} />;
    case 'events':
      return <EventFields step={step} {...rest} />;
    case 'landmarks':
      return <LandmarkFields step={step} {...rest} />;
    case 'standing':
      return <StandingFields step={step} {...rest} />;
    case 'note':
      return <NoteFields step={step} {...rest} />;
    default:
      return assertNever(step);
  }
}

/** What a fact begins with where it needs a figure. */
const firstLeast = { 'frames-per-second': 60, 'seconds-filmed': 10 } as const;
const factOfKind = (kind: Fact['kind']): Fact =>
  kind === 'frames-per-second' || kind === 'seconds-filmed' ? { kind, least: firstLeast[kind] } : { kind };

function CheckFields({ step, wrong, onChange, onLeave }: Props<StepOf<'check'>>) {
  const { t } = useTranslation('protocol');
  const { fact } = step;
  return (
    <SimpleGrid cols={2}>
      <Choice
        label={t('settings.fact')}
        values={['none', ...factKinds]}
        words={(kind) => t(`settings.facts.${kind}`)}
        value={fact?.kind ?? 'none'}
        error={wrong['fact']}
        onChange={(kind) => onChange({ ...step, fact: kind === 'none' ? null : factOfKind(kind) })}
      />
      {fact !== null && 'least' in fact && (
        <NumberField
          label={t(`settings.least.${fact.kind}`)}
          value={fact.least}
          from={0.5}
          to={2000}
          rangeWords={t('settings.leastRange')}
          error={wrong['fact.least']}
          onNumber={(least) => least !== null && onChange({ ...step, fact: { ...fact, least } })}
          onBlur={onLeave}
        />
      )}
    </SimpleGrid>
  );
}

function Legs({ step, wrong, onChange }: Pick<Props<StepOf<'events' | 'landmarks' | 'standing'>>, 'step' | 'wrong' | 'onChange'>) {
  const { t } = useTranslation('protocol');
  return (
    <Choice
      label={t('settings.legs')}
      values={legChoices}
      words={(legs) => t(`settings.leg.${legs}`)}
      value={step.legs}
      error={wrong['legs']}
      onChange={(legs) => onChange({ ...step, legs })}
    />
  );
}

type CountProps = {
  readonly label: string;
  readonly value: number;
  readonly error: string | undefined;
  readonly onCount: (count: number) => void;
  readonly onLeave: () => void;
};

function Count({ label, value, error, onCount, onLeave }: CountProps) {
  const { t } = useTranslation('protocol');
  return (
    <NumberField
      label={label}
      value={value}
      from={1}
      to={50}
      rangeWords={t('settings.countRange')}
      error={error}
      onNumber={(count) => count !== null && onCount(count)}
      onBlur={onLeave}
    />
  );
}

function EventFields({ step, wrong, onChange, onLeave }: Props<StepOf<'events'>>) {
  const { t } = useTranslation(['protocol', 'gait']);
  return (
    <>
      <MultiSelect
        label={t('settings.kinds')}
        data={gaitKinds.map((kind) => ({ value: kind, label: t(`settings.event.${kind}`) }))}
        value={[...step.kinds]}
        error={wrong['kinds']}
        onChange={(chosen) => onChange({ ...step, kinds: gaitKinds.filter((kind) => chosen.includes(kind)) })}
        onBlur={onLeave}
      />
      <SimpleGrid cols={2}>
        <Legs step={step} wrong={wrong} onChange={onChange} />
        <Count
          label={t('settings.strides')}
          value={step.strides}
          error={wrong['strides']}
          onCount={(strides) => onChange({ ...step, strides })}
          onLeave={onLeave}
        />
      </SimpleGrid>
    </>
  );
}

type MetricsProps = {
  readonly offered: readonly KinematicMetric[];
  readonly chosen: readonly KinematicMetric[];
  readonly error: string | undefined;
  readonly onChange: (metrics: readonly KinematicMetric[]) => void;
  readonly onLeave: () => void;
};

/** Those that can be made of such landmarks; one that was chosen and does not fit stays until it is taken out. */
function Metrics({ offered, chosen, error, onChange, onLeave }: MetricsProps) {
  const { t } = useTranslation(['protocol', 'gait']);
  const shown = kinematicMetrics.filter((metric) => offered.includes(metric) || chosen.includes(metric));
  return (
    <MultiSelect
      label={t('settings.metrics')}
      data={shown.map((metric) => ({ value: metric, label: t(`gait:metric.${metric}`) }))}
      value={[...chosen]}
      error={error}
      onChange={(values) => onChange(kinematicMetrics.filter((metric) => values.includes(metric)))}
      onBlur={onLeave}
    />
  );
}

function LandmarkFields({ step, wrong, onChange, onLeave }: Props<StepOf<'landmarks'>>) {
  const { t } = useTranslation('protocol');
  const offered = metricsFrom(isFromSide(step.view) ? 'side' : 'rear').filter((metric) => pointsAt(step.moment, [metric]).length > 0);
  return (
    <>
      <SimpleGrid cols={3}>
        <Choice
          label={t('settings.moment')}
          values={strideMoments}
          words={(moment) => t(`settings.moments.${moment}`)}
          value={step.moment}
          error={wrong['moment']}
          onChange={(moment) => onChange({ ...step, moment })}
        />
        <Legs step={step} wrong={wrong} onChange={onChange} />
        <Count
          label={t('settings.stepsOfLeg')}
          value={step.steps}
          error={wrong['steps']}
          onCount={(steps) => onChange({ ...step, steps })}
          onLeave={onLeave}
        />
      </SimpleGrid>
      <Metrics
        offered={offered}
        chosen={step.metrics}
        error={wrong['metrics']}
        onChange={(metrics) => onChange({ ...step, metrics })}
        onLeave={onLeave}
      />
    </>
  );
}

function StandingFields({ step, wrong, onChange, onLeave }: Props<StepOf<'standing'>>) {
  return (
    <>
      <SimpleGrid cols={2}>
        <Legs step={step} wrong={wrong} onChange={onChange} />
      </SimpleGrid>
      <Metrics
        offered={lessStanding}
        chosen={step.metrics}
        error={wrong['metrics']}
        onChange={(metrics) => onChange({ ...step, metrics })}
        onLeave={onLeave}
      />
    </>
  );
}

function NoteFields({ step, wrong, onChange }: Props<StepOf<'note'>>) {
  const { t } = useTranslation('protocol');
  return (
    <SimpleGrid cols={2}>
      <Choice
        label={t('settings.field')}
        values={noteFields}
        words={(field) => t(`settings.fields.${field}`)}
        value={step.field}
        error={wrong['field']}
        onChange={(field) => onChange({ ...step, field })}
      />
    </SimpleGrid>
  );
}
