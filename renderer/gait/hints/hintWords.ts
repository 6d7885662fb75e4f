import i18next from 'i18next';
import type { Hint, HintFinding } from '#core/domain/gaitHint.ts';
import { definitionOf } from '#core/gait/table.ts';
import { figureInWords, signedFigure } from '../figures.ts';

/** A suggestion's name with whom it is about: 'Hip control: rear, left'. */
export function hintName({ id, clips, side }: Hint): string {
  const [a, b] = clips.map(({ title }) => title);
  const about = a === undefined || b === undefined ? (a ?? '') : i18next.t('hints:clips', { a, b });
  const subject = side === null ? about : `${about}, ${i18next.t(`hints:side.${side}`)}`;
  return i18next.t('hints:about', { name: i18next.t(`hints:name.${id}`), subject });
}

/** A number that gave rise to it: 'Cadence 150.0 ± 0.3 steps/min: below 155.0 steps/min by more than it can be off, n 20'. */
export function findingInWords({ kind, metric, side, value, uncertainty, limit, n }: HintFinding): string {
  const { unit } = definitionOf(metric);
  const name = i18next.t(`gait:metric.${metric}`);
  const signed = kind === 'changed' || kind === 'sides-differ';
  return i18next.t(`hints:finding.${kind}`, {
    metric: side === null ? name : i18next.t('hints:metricSide', { metric: name, side: i18next.t(`hints:side.${side}`) }),
    value: signed ? signedFigure(value, uncertainty, unit) : figureInWords(value, uncertainty, unit),
    limit: figureInWords(limit, null, unit),
    n,
  });
}
