import { calculated, type Source } from '../../domain/source.ts';
import type { ShockwaveDevice } from './shockwaveDevice.ts';
import type { EnergySegment, RadialSegment, ShockwaveSession } from './shockwaveSession.ts';

/** Why a sum cannot be given. `bar-is-no-energy`: a radial device without a maker's table; `setting-not-in-table`: with one, but not for this applicator and pressure. */
export const noDoseReasons = [
  'incomplete',
  'bar-is-no-energy',
  'setting-not-in-table',
  'no-focal-area',
  'other-device',
  'no-session',
] as const;
export type NoDose = (typeof noDoseReasons)[number];

/** A sum over segments, or why there is none. Of settings as the device states them, whose error no maker gives: hence no uncertainty stands with it, and its source does. */
export type Sum<Unit extends string> =
  | { readonly ok: true; readonly value: number; readonly unit: Unit; readonly source: Source }
  | { readonly ok: false; readonly reason: NoDose };

const none = (reason: NoDose) => ({ ok: false, reason }) as const;
type Segment = RadialSegment | EnergySegment;

/** A product of two settings summed over the segments; `incomplete` if one is missing, or if there is no segment. */
function sumOf<S extends Segment, Unit extends string>(
  segments: readonly S[],
  unit: Unit,
  source: Source,
  of: (segment: S) => number | null,
): Sum<Unit> {
  if (segments.length === 0) return none('incomplete');
  let value = 0;
  for (const segment of segments) {
    const part = of(segment);
    if (part === null || !Number.isFinite(part)) return none('incomplete');
    value += part;
  }
  return { ok: true, value, unit, source };
}

const times = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a * b);

export const totalImpulses = (segments: readonly Segment[]): Sum<'impulses'> =>
  sumOf(segments, 'impulses', calculated('sum of the impulses of the segments'), ({ impulses }) => impulses);

/** How long the impulses take, in seconds, pauses not counted: 2000 at 8 Hz are 250 s. */
export const impulseSeconds = (segments: readonly Segment[]): Sum<'s'> =>
  sumOf(segments, 's', calculated('sum of impulses / Hz'), ({ impulses, hz }) => (impulses === null || hz === null ? null : impulses / hz));

const byEnergy = calculated('sum of impulses x energy flux density, as set on the device');

/**
 * Cumulative energy flux density of a session in mJ/mm2. Focused and planar: impulses times energy flux density. Radial: bar is drive pressure and no energy, so there is a
 * dose only where the maker's table of this device states the energy for the very applicator and pressure; nothing is read between its lines.
 */
export function cumulativeEnergy(session: ShockwaveSession, device: ShockwaveDevice): Sum<'mJ/mm2'> {
  if (session.type !== device.type) return none('other-device');
  if (session.type !== 'radial') return sumOf(session.segments, 'mJ/mm2', byEnergy, (one) => times(one.impulses, one.energyFluxDensity));
  const conversions = device.type === 'radial' ? device.conversions : [];
  if (conversions.length === 0) return none('bar-is-no-energy');
  if (session.segments.some(({ bar }) => bar === null)) return none('incomplete');
  const rowOf = (segment: RadialSegment) =>
    conversions.find(({ applicator, bar }) => applicator === session.applicator && bar === segment.bar);
  const rows = session.segments.map(rowOf);
  if (rows.includes(undefined)) return none('setting-not-in-table');
  const tables = [...new Set(rows.map((row) => row?.source.words))].join('; ');
  return sumOf(session.segments, 'mJ/mm2', calculated(`sum of impulses x energy flux density by the device's table: ${tables}`), (one) =>
    times(one.impulses, rowOf(one)?.energyFluxDensity ?? null),
  );
}

/** mJ/mm2 as J/cm2, another usual unit of the same thing. */
export const asJoulesPerCm2 = (mJPerMm2: number): number => mJPerMm2 * 0.1;

/** Energy in mJ: the cumulative energy flux density times the focal area, only where the device states that area; the source names its edge. */
export function totalEnergy(session: ShockwaveSession, device: ShockwaveDevice): Sum<'mJ'> {
  const density = cumulativeEnergy(session, device);
  if (!density.ok) return density;
  if (device.type === 'radial' || device.focalArea === null) return none('no-focal-area');
  const { mm2, edge } = device.focalArea;
  const words = `${byEnergy.words} x focal area of ${mm2} mm2 (${edge === '5-mpa' ? '5 MPa' : '-6 dB'})`;
  return { ok: true, value: density.value * mm2, unit: 'mJ', source: calculated(words) };
}

/** Sum of bar times impulses of a radial session. No dose and no energy: sessions of one device with one applicator can be held against each other by it, nothing else. */
export const pressureImpulses = (segments: readonly RadialSegment[]): Sum<'bar x impulses'> =>
  sumOf(segments, 'bar x impulses', calculated('sum of bar x impulses, for comparison within one device only'), (one) =>
    times(one.bar, one.impulses),
  );

/** A course's sum of what its sessions have: none where one session has none, with that session's reason. */
export function courseSum<Unit extends string>(sessions: readonly Sum<Unit>[]): Sum<Unit> {
  const [first] = sessions;
  if (first === undefined) return none('no-session');
  let value = 0;
  const words = new Set<string>();
  for (const one of sessions) {
    if (!one.ok) return one;
    value += one.value;
    words.add(one.source.words);
  }
  return first.ok ? { ...first, value, source: calculated([...words].join('; ')) } : first;
}

/** Bands of energy flux density (Karger, Transl Res Biomed 2018, review): low under 0.08, medium to 0.28, high to 0.6, above it no band. Others part low from high at 0.12. */
export function energyBand(energyFluxDensity: number): 'low' | 'medium' | 'high' | 'above-bands' {
  if (energyFluxDensity < 0.08) return 'low';
  if (energyFluxDensity < 0.28) return 'medium';
  return energyFluxDensity <= 0.6 ? 'high' : 'above-bands';
}
