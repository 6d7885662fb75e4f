import { Button, Popover, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { strikeType } from '#core/gait/kinematics.ts';
import type { ListedMetric } from '#core/gait/listing.ts';
import type { GaitMean } from '#core/gait/result.ts';
import { figureInWords } from './figures.ts';
import classes from './Gait.module.css';

type Props = {
  readonly metric: ListedMetric;
  readonly span: 1 | 2;
  /** The frame of each step, in the order of the result's values. */
  readonly frames: readonly FrameNo[];
  readonly onGo: (frame: FrameNo) => void;
};

/** A leg's number with its uncertainty, spread and number of steps, and what to bear in mind; or why there is none. Pressed, it shows its steps. */
export function KinematicCell({ metric, span, frames, onGo }: Props) {
  const { t } = useTranslation(['landmarks', 'gait']);
  const { id, side, unit, standing, result } = metric;
  if (!result.ok)
    return (
      <td colSpan={span} data-refused={result.reason} data-leg={side}>
        {/* Said in full once, below the table. */}
        {result.reason === 'far-leg' && span === 1 ? t('farLeg') : t(`gait:refusal.${result.reason}`)}
      </td>
    );
  const { sd, n, few, provenance } = result;
  return (
    <td colSpan={span} data-leg={side}>
      <Steps metric={metric} result={result} frames={frames} onGo={onGo} />
      <Text size="xs" c="dimmed">
        {sd === null ? t('oneStep', { n }) : t('spread', { sd: figureInWords(sd.value, null, unit), n })}
        {few && ` (${t('few')})`}
        {provenance === 'image-vertical' && `, ${t('edge')}`}
      </Text>
      {standing !== null && (
        <Text size="xs" data-standing={standing}>
          {t(`standing.${standing}`)}
        </Text>
      )}
      {id === 'foot-inclination' && <Strike result={result} />}
    </td>
  );
}

function Strike({ result }: { readonly result: GaitMean }) {
  const { t } = useTranslation('landmarks');
  const { type, sure } = strikeType(result);
  return (
    <Text size="xs" fw={600} data-strike={type}>
      {t(sure ? 'strikeSure' : 'strikeUnsure', { type: t(`strike.${type}`) })}
    </Text>
  );
}

/** The number; pressed, the value of every step it rests on, each a way to its frame. */
function Steps({ metric: { id, side, unit }, result, frames, onGo }: Omit<Props, 'span'> & { readonly result: GaitMean }) {
  const { t } = useTranslation(['landmarks', 'gait', 'events']);
  const value = figureInWords(result.value, result.uncertainty, unit);
  const name = side === null ? t(`gait:metric.${id}`) : t('ofLeg', { metric: t(`gait:metric.${id}`), side: t(`events:sides.${side}`) });
  return (
    <Popover width={240} withArrow shadow="md" position="left" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes['value']} aria-label={t('open', { name, value })}>
          {value}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={700} size="sm" mb={4}>
          {name}
        </Text>
        <Stack gap={2} className={classes['steps'] ?? ''}>
          {result.values.map((one, i) => {
            const frame = frames[i];
            return frame === undefined ? null : (
              <Button key={frame} size="compact-md" variant="subtle" justify="start" onClick={() => onGo(frame)}>
                {t('stepOn', { frame })} · {figureInWords(one, null, unit)}
              </Button>
            );
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
