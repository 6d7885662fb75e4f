import { useTranslation } from 'react-i18next';
import type { CameraState } from '../../capture/session.ts';
import classes from './Capture.module.css';
import { rateWords } from './words.ts';

/** What the camera really does, renewed four times a second: rate, unevenness, frames waiting and missing, light. */
export function CameraFigures({ camera }: { readonly camera: CameraState }) {
  const { t } = useTranslation('capture');
  const { figures, got, role } = camera;
  if (figures === null || got === null) return null;
  const slow = figures.deliveredPerSecond < got.framesPerSecond * 0.97;
  const percent = (share: number): number => Math.round(share * 100);
  const items: readonly (readonly [string, string, boolean])[] = [
    [
      'rate',
      `${got.width} × ${got.height} · ${t('figures.rate', { rate: rateWords(figures.deliveredPerSecond) })}${
        slow ? ` ${t('figures.rateAsked', { rate: rateWords(got.framesPerSecond) })}` : ''
      }`,
      slow,
    ],
    ['jitter', t('figures.jitter', { jitter: figures.jitterMs.toFixed(1) }), figures.jitterMs > 500 / got.framesPerSecond],
    ['missing', figures.missing === 0 ? t('figures.noneMissing') : t('figures.missing', { count: figures.missing }), figures.missing > 0],
    ...(figures.waiting > 2 ? [['waiting', t('figures.waiting', { count: figures.waiting }), figures.bufferUse > 0.5] as const] : []),
    ...(figures.overexposed > 0.05 ? [['bright', t('figures.bright', { percent: percent(figures.overexposed) }), true] as const] : []),
    ...(figures.underexposed > 0.4 ? [['dark', t('figures.dark', { percent: percent(figures.underexposed) }), true] as const] : []),
  ];
  return (
    <ul className={classes['figures']} aria-label={t('figures.label', { role: t(`cameras.roles.${role}`) })}>
      {items.map(([name, words, bad]) => (
        <li key={name} data-figure={name} data-bad={bad || undefined}>
          {words}
        </li>
      ))}
    </ul>
  );
}
