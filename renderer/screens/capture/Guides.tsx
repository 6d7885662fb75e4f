import { mediaUrl } from '../../link.ts';
import classes from './Capture.module.css';
import type { Ghost } from './useGhosts.ts';

type Props = {
  readonly width: number;
  readonly height: number;
  readonly grid: boolean;
  readonly ghost: Ghost | null;
  /** 0 to 1. */
  readonly ghostStrength: number;
};

/** Help for placing the camera, over the live picture and never in the recording: thirds, the vertical, the horizon, an earlier picture. */
export function Guides({ width, height, grid, ghost, ghostStrength }: Props) {
  const x = (share: number): number => width * share;
  const y = (share: number): number => height * share;
  const thin = Math.max(1, width / 900);
  return (
    <>
      {ghost !== null && (
        <img
          className={classes['ghost']}
          style={{ opacity: ghostStrength }}
          src={mediaUrl(ghost.mediaId)}
          alt=""
          data-testid="ghost"
          draggable={false}
        />
      )}
      {grid && (
        <svg className={classes['guides']} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" data-testid="grid">
          {[1 / 3, 2 / 3].map((share) => (
            <g key={share} stroke="#ffffff" strokeOpacity="0.55" strokeWidth={thin}>
              <line x1={x(share)} y1={0} x2={x(share)} y2={height} />
              <line x1={0} y1={y(share)} x2={width} y2={y(share)} />
            </g>
          ))}
          <g stroke="#ffd400" strokeWidth={thin * 1.5} strokeDasharray={`${thin * 10} ${thin * 6}`}>
            <line x1={x(0.5)} y1={0} x2={x(0.5)} y2={height} />
            <line x1={0} y1={y(0.5)} x2={width} y2={y(0.5)} />
          </g>
        </svg>
      )}
    </>
  );
}
