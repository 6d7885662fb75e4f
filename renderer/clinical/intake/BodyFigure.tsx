import { Text } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartRegion, chartAspect, chartRegions } from '#core/clinical/intake/bodyChart.ts';
import { isWay, regionTowards } from './chartMoves.ts';
import classes from './Intake.module.css';
import { regionWords } from './intakeWords.ts';

export type Figure = 'front' | 'back' | 'calf';
/** What of a view is shown, in shares of its width and height; the lower legs once more, large enough to hit a tendon. */
const frames = {
  front: { x: 0, y: 0, width: 1, height: 1 },
  back: { x: 0, y: 0, width: 1, height: 1 },
  calf: { x: 0.3, y: 0.66, width: 0.4, height: 0.34 },
} as const;
const scale = 1000;

const regionsOf = (figure: Figure): readonly ChartRegion[] => {
  const { y } = frames[figure];
  return chartRegions.filter(({ view, outline }) =>
    figure === 'front' ? view === 'front' : view === 'back' && outline.every((point) => point.y >= y - 0.02),
  );
};

type Props = { readonly figure: Figure; readonly marked: readonly string[]; readonly onToggle: (region: string) => void };

/** One picture of the body: a list to choose any of, drawn as a figure. Arrows go over it, Space and Enter mark. */
export function BodyFigure({ figure, marked, onToggle }: Props) {
  const { t } = useTranslation('intake');
  const id = useId();
  const regions = regionsOf(figure);
  const [activeId, activate] = useState<string | null>(null);
  const active = regions.find((region) => region.id === activeId) ?? regions[0];
  const frame = frames[figure];
  const box = [frame.x * chartAspect, frame.y, frame.width * chartAspect, frame.height].map((share) => share * scale);
  const keys = (event: KeyboardEvent<SVGSVGElement>): void => {
    if (active === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isWay(event.key)) activate(regionTowards(regions, active, event.key).id);
    else if (event.key === ' ' || event.key === 'Enter') {
      activate(active.id);
      onToggle(active.id);
    } else return;
    event.preventDefault();
  };
  return (
    <div>
      <Text fw={600} aria-hidden>
        {t(`chart.view.${figure}`)}
      </Text>
      <svg
        className={classes['figure']}
        viewBox={box.join(' ')}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list box that is drawn, with its regions as options
        role="listbox"
        aria-multiselectable
        aria-label={t(`chart.view.${figure}`)}
        aria-activedescendant={active === undefined ? undefined : `${id}${active.id}`}
        tabIndex={0}
        onKeyDown={keys}
      >
        {regions.map((region) => (
          // The list box has the focus and the keys, and names the active option.
          <polygon
            key={region.id}
            id={`${id}${region.id}`}
            role="option"
            aria-selected={marked.includes(region.id)}
            aria-label={regionWords(region.id)}
            data-region={region.id}
            data-active={region === active}
            className={classes['region']}
            points={region.outline.map(({ x, y }) => `${x * chartAspect * scale},${y * scale}`).join(' ')}
            onClick={() => {
              activate(region.id);
              onToggle(region.id);
            }}
          >
            <title>{regionWords(region.id)}</title>
          </polygon>
        ))}
      </svg>
      <Text size="sm" c="dimmed" mih={24} aria-live="polite">
        {activeId === null || active === undefined ? '' : t('chart.here', { region: regionWords(active.id) })}
      </Text>
    </div>
  );
}
