import { expectedLandmark } from '#core/annotation/landmarks.ts';
import { mirrorPoint } from '#core/annotation/mirror.ts';
import { type Area, shownTransform, type Viewport } from '../media/viewport.ts';
import classes from './Gait.module.css';
import type { LandmarkHand } from './useLandmarks.ts';

type Props = { readonly hand: LandmarkHand; readonly view: Viewport; readonly area: Area };

/** Where the landmarks that are still to come lay on the last step of the same leg and moment; the next one stands out. Lets presses through. */
export function LandmarkGhosts({ hand, view, area }: Props) {
  const { pointing, poses, frame } = hand;
  if (pointing === null || pointing.obstacle !== null) return null;
  const ghosts = pointing.left.flatMap((name) => {
    const at = expectedLandmark(poses, pointing.occasion, name, pointing.on ?? frame);
    return at === null ? [] : [{ name, at: view.mirror === null ? at : mirrorPoint(at, view.mirror) }];
  });
  return (
    <svg className={classes['ghosts']} width={area.width} height={area.height} aria-hidden>
      <g transform={shownTransform(view)}>
        {ghosts.map(({ name, at }) => (
          <g key={name} className={classes['ghost']} data-ghost={name} data-next={name === pointing.next || undefined}>
            <circle cx={at.x} cy={at.y} r={(name === pointing.next ? 9 : 5) / view.scale} strokeWidth={4 / view.scale} />
            <circle cx={at.x} cy={at.y} r={(name === pointing.next ? 9 : 5) / view.scale} strokeWidth={1.5 / view.scale} />
          </g>
        ))}
      </g>
    </svg>
  );
}
