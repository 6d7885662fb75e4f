import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { sampledRate } from '#core/gait/clip.ts';
import { type KinematicMetric, kinematicMetrics } from '#core/gait/definition.ts';
import { gaitSides } from '#core/gait/events.ts';
import type { ListedMetric } from '#core/gait/listing.ts';
import { metricsOfPoses } from '#core/gait/ofPoses.ts';
import { stepsOf } from '#core/gait/poses.ts';
import { changeWithinFrame, definitionOf } from '#core/gait/table.ts';
import { strikeLimits } from '#core/gait/tableAngles.ts';
import { pointingOf } from '#core/gait/take.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { figureInWords } from './figures.ts';
import classes from './Gait.module.css';
import { KinematicCell } from './KinematicCell.tsx';
import { MetricInfo } from './MetricInfo.tsx';
import { ReferenceRow } from './ReferenceBand.tsx';
import type { LandmarkHand } from './useLandmarks.ts';
import { useStandingPictures } from './useStandingPictures.ts';

type Props = { readonly hand: LandmarkHand; readonly onGo: (frame: FrameNo) => void };

/**
 * Every kinematic metric of the view for both legs, as `gait.takesOfVisit` gives them: the same reckoning over what is on the screen, so that a point that was just put
 * counts at once, with the standing pictures of the visit's other clips.
 */
export function KinematicsTable({ hand, onGo }: Props) {
  const { t } = useTranslation(['landmarks', 'events']);
  const { recording, calibrations, poses, clip } = hand;
  const { pictures, thrown } = useStandingPictures(recording);
  const listed = useMemo(() => {
    if (pictures === null) return null;
    const own = pointingOf({ recording, calibrations, shapes: poses });
    return metricsOfPoses(clip, own, [own, ...pictures]);
  }, [recording, calibrations, poses, clip, pictures]);
  if (listed === null) return null;
  if (listed.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('empty')}
      </Text>
    );
  const given = listed.flatMap(({ result }) => (result.ok ? [result] : []));
  const metrics = kinematicMetrics.filter((id) => listed.some((metric) => metric.id === id));
  return (
    <>
      <Title order={3} size="h6">
        {t('table')}
      </Title>
      {thrown !== null && <FailureNotice thrown={thrown} />}
      <table className={classes['table']} data-testid="kinematics">
        <thead>
          <tr>
            {gaitSides.map((side) => (
              <th key={side} scope="col">
                {t(`sides.${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        {metrics.map((id) => (
          <Legs key={id} id={id} hand={hand} listed={listed.filter((metric) => metric.id === id)} onGo={onGo} />
        ))}
      </table>
      {listed.some(({ result }) => !result.ok && result.reason === 'far-leg') && <Text size="sm">{t('farLegHelp')}</Text>}
      {given.some(({ few }) => few) && <Text size="sm">{t('fewHelp')}</Text>}
      {given.some(({ provenance }) => provenance === 'image-vertical') && <Text size="sm">{t('edgeHelp')}</Text>}
      {listed.some(({ id, result }) => id === 'foot-inclination' && result.ok) && (
        <Text size="sm" c="dimmed">
          {t('strikeHelp', {
            rearfoot: strikeLimits.rearfoot,
            forefoot: String(strikeLimits.forefoot).replace('-', '−'),
            source: `${strikeLimits.source.words}${strikeLimits.source.certainty === 'read' ? '' : ` (${t(`events:certainty.${strikeLimits.source.certainty}`)})`}`,
          })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('uncertainty')}
      </Text>
    </>
  );
}

type LegsProps = Props & { readonly id: KinematicMetric; readonly listed: readonly ListedMetric[] };

/** A metric of both legs; where neither has it for the same reason, the reason once. */
function Legs({ id, listed, hand, onGo }: LegsProps) {
  const { t } = useTranslation('landmarks');
  const { clip, poses } = hand;
  const { unit } = definitionOf(id);
  const speed = clip.belt?.speed ?? null;
  const [left, right] = gaitSides.map((side) => listed.find((metric) => metric.side === side));
  if (left === undefined || right === undefined) return null;
  const alike = !left.result.ok && !right.result.ok && left.result.reason === right.result.reason;
  const within = changeWithinFrame(id, sampledRate(clip) ?? clip.captureRate.framesPerSecond, speed);
  const cells = alike ? [left] : [left, right];
  return (
    <tbody>
      <tr>
        <th scope="colgroup" colSpan={2}>
          <MetricInfo id={id} speed={speed} />
        </th>
      </tr>
      <tr data-metric={id}>
        {cells.map((metric) => (
          <KinematicCell
            key={metric.side}
            metric={metric}
            span={alike ? 2 : 1}
            frames={metric.side === null ? [] : stepsOf(id, metric.side, poses, clip).frames}
            onGo={onGo}
          />
        ))}
      </tr>
      {!alike && (
        <ReferenceRow id={id} speed={speed} results={[left, right]}>
          {within === null || !(left.result.ok || right.result.ok) ? null : (
            <Text size="xs" c="dimmed" data-within={id}>
              {clip.captureRate.confirmed ? t('within', { change: figureInWords(within, null, unit) }) : t('withinUnknown')}
            </Text>
          )}
        </ReferenceRow>
      )}
    </tbody>
  );
}
