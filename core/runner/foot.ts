import { contactTime, phaseAt } from './gait.ts';
import { type RunnerParams, type Side, steady, strideSeconds } from './params.ts';

/** The shoe in the plane of running: x forward of the hip, y above the belt, metres. */
export type Foot = {
  /** Ankle joint. */
  readonly x: number;
  readonly y: number;
  /** Sole from heel to ball against the belt, radians; + = toes up. */
  readonly pitch: number;
  /** Tip of the shoe against the sole, radians; it bends up at the ball while the heel is off the belt. */
  readonly bend: number;
  /** What stands still on the belt now; null in the air. */
  readonly planted: 'heel' | 'flat' | 'ball' | null;
};

const radians = Math.PI / 180;
/** Shares of stance: the sole is flat from the first on, the heel rises from the second on. */
const flatFrom = 0.2;
const heelRises = 0.5;
const smooth = (u: number): number => u * u * (3 - 2 * u);

type Landing = { readonly pitch: number; readonly heelX: number };

/** How stride `n` lands: the parameters, changed a little from stride to stride where asked. */
function landing(p: RunnerParams, side: Side, n: number): Landing {
  const place = n * 4 + (side === 'left' ? 0 : 2);
  return {
    pitch: (p.strikeAngle + p.variation * steady(p.seed, place)) * radians,
    heelX: p.overstride + 0.001 * p.variation * steady(p.seed, place + 1),
  };
}

/** The rear edge of the heel and the ball of a shoe whose ankle is at the origin. */
export function solePoint(
  p: RunnerParams,
  foot: Pick<Foot, 'pitch'>,
  along: number,
  above = 0,
): { readonly x: number; readonly y: number } {
  const u = along - p.body.ankleAhead;
  const v = above - p.body.ankleHeight;
  const c = Math.cos(foot.pitch);
  const s = Math.sin(foot.pitch);
  return { x: u * c - v * s, y: u * s + v * c };
}

/** Tip of the shoe with the ankle at the origin. */
export const toePoint = (p: RunnerParams, foot: Pick<Foot, 'pitch' | 'bend'>): { readonly x: number; readonly y: number } =>
  footShape(p, foot, p.body.toe, 0);

/** Any point of the shoe, along and above the sole, with the ankle at the origin; ahead of the ball it bends with the toe. */
export function footShape(
  p: RunnerParams,
  foot: Pick<Foot, 'pitch' | 'bend'>,
  along: number,
  above: number,
): { readonly x: number; readonly y: number } {
  if (along <= p.body.ball) return solePoint(p, foot, along, above);
  const ball = solePoint(p, foot, p.body.ball);
  const u = along - p.body.ball;
  const c = Math.cos(foot.pitch + foot.bend);
  const s = Math.sin(foot.pitch + foot.bend);
  return { x: ball.x + u * c - above * s, y: ball.y + u * s + above * c };
}

/** The shoe at `t`: in stance it stands on the belt and moves with it, in swing its lowest point stays above it. */
export function footAt(p: RunnerParams, side: Side, t: number): Foot {
  const { stride, stance, progress } = phaseAt(p, side, t);
  return stance ? standing(p, side, stride, progress, t) : swinging(p, side, stride, progress);
}

function standing(p: RunnerParams, side: Side, stride: number, progress: number, t: number): Foot {
  const land = landing(p, side, stride);
  const pivotsOnHeel = land.pitch >= 0;
  const rising = progress > heelRises;
  const pitch =
    progress < flatFrom
      ? land.pitch * (1 - smooth(progress / flatFrom))
      : rising
        ? p.toeOffAngle * radians * ((progress - heelRises) / (1 - heelRises)) ** 1.7
        : 0;
  const planted = progress < flatFrom && land.pitch !== 0 ? (pivotsOnHeel ? 'heel' : 'ball') : rising ? 'ball' : 'flat';
  const at = { pitch };
  const along = planted === 'ball' ? p.body.ball : 0;
  const pivot = solePoint(p, at, along);
  // Where the heel's edge would be if the sole lay flat: it moves with the belt all through stance.
  const drawnBack = pivotsOnHeel ? 0 : p.body.ball * (Math.cos(land.pitch) - 1);
  const flatHeel = land.heelX + drawnBack - p.speed * (t - contactTime(p, side, stride));
  return { x: flatHeel + along - pivot.x, y: -pivot.y, pitch, bend: Math.max(0, -pitch), planted };
}

/** Height of the ankle when the shoe's lowest point touches the belt. */
function touchingHeight(p: RunnerParams, foot: Pick<Foot, 'pitch' | 'bend'>): number {
  return -Math.min(solePoint(p, foot, 0).y, solePoint(p, foot, p.body.ball).y, toePoint(p, foot).y);
}

function hermite(a: number, slopeA: number, b: number, slopeB: number, u: number): number {
  const v = 1 - u;
  return a * (1 + 2 * u) * v * v + slopeA * u * v * v + b * u * u * (3 - 2 * u) - slopeB * u * u * v;
}

function swinging(p: RunnerParams, side: Side, stride: number, u: number): Foot {
  const stance = p.dutyFactor * strideSeconds(p);
  const swing = strideSeconds(p) - stance;
  const begin = standing(p, side, stride, 1, contactTime(p, side, stride) + stance);
  const land = landing(p, side, stride + 1);
  const end = standing(p, side, stride + 1, 0, contactTime(p, side, stride + 1));
  const low = Math.min(-78 * radians, begin.pitch - 15 * radians);
  const turn = 0.3;
  const pitch =
    u < turn ? hermite(begin.pitch, 1.6 * (low - begin.pitch), low, 0, u / turn) : hermite(low, 0, land.pitch, 0, (u - turn) / (1 - turn));
  const bend = begin.bend * (1 - smooth(Math.min(1, u / 0.25))) + end.bend * smooth(Math.max(0, 4 * u - 3));
  const carried = -p.speed * swing;
  // Rises at once, is highest well before half-way, and comes down gently.
  const rise = (u ** 1.1 * (1 - u) ** 1.4) / 0.18;
  const shape = { pitch, bend };
  return {
    x: hermite(begin.x, carried * 0.75, end.x, carried * 0.08, u),
    y: touchingHeight(p, shape) + p.swingClearance * rise,
    ...shape,
    planted: null,
  };
}
