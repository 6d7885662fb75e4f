import { Popover, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetricId, ReferenceValue } from '#core/gait/definition.ts';
import { definitionOf, fitOf } from '#core/gait/table.ts';
import { figureInWords } from './figures.ts';
import classes from './Gait.module.css';
import { SourceWords } from './SourceWords.tsx';

type Props = {
  readonly id: MetricId;
  /** Belt speed of the clip in m/s; null where it is not known. */
  readonly speed: number | null;
};

/** A metric's name; pressed, what it is, how it is measured, how sure that is, and what others found, in grey and never as a target. */
export function MetricInfo({ id, speed }: Props) {
  const { t } = useTranslation(['events', 'gait']);
  const definition = definitionOf(id);
  const { positive, measured, measuredFrom, reliability, detectable, references, caution, unit, view } = definition;
  return (
    <Popover width={340} withArrow shadow="md" position="left" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes['metric']}>
          {t(`gait:metric.${id}`)}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          <Text fw={700}>{t(`gait:metric.${id}`)}</Text>
          {positive !== 'unsigned' && <Text size="sm">{t(`positive.${positive}`)}</Text>}
          {view !== 'any' && <Text size="sm">{t(`seenFrom.${view}`)}</Text>}
          <Text size="sm">{t('measuredAs', { formula: measured })}</Text>
          <SourceWords source={measuredFrom} />
          {reliability !== null && (
            <>
              <Text size="sm">{t('reliability')}</Text>
              <SourceWords source={reliability} />
            </>
          )}
          {detectable.map(({ least, most, over, source }) => (
            <div key={`${over}${least}`}>
              <Text size="sm">
                {t(`detectable.${over}`, {
                  change:
                    least === most
                      ? figureInWords(most, null, unit)
                      : `${figureInWords(least, null, unit)} – ${figureInWords(most, null, unit)}`,
                })}
              </Text>
              <SourceWords source={source} />
            </div>
          ))}
          {detectable.length === 0 && <Text size="sm">{t('noDetectable')}</Text>}
          {references.length > 0 && (
            <Text size="sm" fw={600}>
              {t('references')}
            </Text>
          )}
          {references.map((reference) => (
            <Reference key={`${reference.population}${reference.mean}`} reference={reference} unit={unit} speed={speed} />
          ))}
          {caution !== null && <SourceWords source={caution} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Reference({
  reference,
  unit,
  speed,
}: {
  readonly reference: ReferenceValue;
  readonly unit: ReturnType<typeof definitionOf>['unit'];
  readonly speed: number | null;
}) {
  const { t } = useTranslation('events');
  const { mean, sd, population, speed: range, source } = reference;
  const fit = fitOf(reference, speed);
  return (
    <div data-reference={fit}>
      <Text size="sm" c="dimmed">
        {sd === null
          ? figureInWords(mean, null, unit)
          : t('meanAndSd', { mean: figureInWords(mean, null, unit), sd: figureInWords(sd, null, unit) })}
        , {population}
        {range !== null && `, ${range.from === range.to ? t('speed', { speed: range.from }) : t('speeds', range)}`}
        {fit === 'other-speed' && ` · ${t('otherSpeed')}`}
        {fit === 'speed-unknown' && ` · ${t('speedUnknown')}`}
      </Text>
      <SourceWords source={source} />
    </div>
  );
}
