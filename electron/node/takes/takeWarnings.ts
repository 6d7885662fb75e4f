import type { Drop, TakeCamera, TakeLog } from '#core/capture/take.ts';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { MediaWarning, Probe } from '#core/domain/recording.ts';

/** As many places as one warning may hold. */
const mostPlaces = 2000;

/**
 * Where frames of a filed take are missing, by the log of the capture; of a take without one, by the times between its frames. Every place is told, in as
 * many warnings as that needs: no metric may span one unseen. What the log counts beyond the end of the clip did not reach the disk, and is said.
 */
export function takeWarnings(
  camera: Pick<TakeCamera, 'role' | 'label'>,
  log: Pick<TakeLog, 'saved' | 'drops'> | null,
  { index, probe }: { readonly index: Pick<FrameIndex, 'ticks'>; readonly probe: Pick<Probe, 'warnings'> },
): readonly MediaWarning[] {
  const last = index.ticks.length - 1;
  const endsEarly = (message: string): MediaWarning => ({ code: 'damaged-end', message, frames: [{ from: last, to: last }] });
  if (log === null)
    return [
      ...probe.warnings.filter(({ code }) => code === 'gap'),
      endsEarly('This take was interrupted: what was safe until then is here, its last moments are not.'),
    ];
  const inside = log.drops.filter(({ afterFrame }) => afterFrame < last);
  const gaps = (['camera', 'encoder'] as const).flatMap((blame) => {
    const drops = inside.filter((drop) => drop.blame === blame);
    const who =
      blame === 'camera' ? `the camera (${camera.label || camera.role}) did not deliver them` : 'this computer was too slow for them';
    return Array.from({ length: Math.ceil(drops.length / mostPlaces) }, (_, n) =>
      gapsOf(drops.slice(n * mostPlaces, (n + 1) * mostPlaces), who),
    );
  });
  const lost = log.saved - index.ticks.length;
  return lost > 0 ? [...gaps, endsEarly(`The last ${lost === 1 ? 'frame' : `${lost} frames`} of this take did not reach the disk.`)] : gaps;
}

function gapsOf(drops: readonly Drop[], who: string): MediaWarning {
  const missing = drops.reduce((sum, drop) => sum + drop.missing, 0);
  return {
    code: 'gap',
    message: `${missing === 1 ? 'One frame is' : `${missing} frames are`} missing at ${drops.length === 1 ? 'one place' : `${drops.length} places`}: ${who}.`,
    frames: drops.map(({ afterFrame }) => ({ from: afterFrame, to: afterFrame + 1 })),
  };
}
