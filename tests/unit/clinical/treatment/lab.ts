import { given } from '#core/clinical/answer.ts';
import type { Clinician } from '#core/clinical/entry.ts';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import { type ShockwaveDevice, shockwaveDeviceSchema } from '#core/clinical/treatment/shockwaveDevice.ts';
import { judgeShockwaveSession, type SessionFacts } from '#core/clinical/treatment/shockwaveJudge.ts';
import type { ShockwaveSession } from '#core/clinical/treatment/shockwaveSession.ts';
import { newShockwaveSession } from '#core/clinical/treatment/shockwaveStart.ts';
import { shockwaveConditions, shockwaveTable } from '#core/clinical/treatment/shockwaveTable.ts';

export const physician: Clinician = { name: 'Dr Sample', role: 'physician', registration: 'M1' };
export const physio: Clinician = { name: 'Physio Sample', role: 'physiotherapist', registration: 'P1' };
export const assistant: Clinician = { name: 'Assistant Sample', role: 'assistant', registration: '' };

const data = { words: 'invented data sheet', certainty: 'own-default' } as const;
const common = { maxHz: 40, serviceDue: null, handpiece: null, source: data, note: '' };

export const radialDevice = shockwaveDeviceSchema.parse({
  ...common,
  type: 'radial',
  name: 'Sample radial',
  generator: 'pneumatic',
  bar: { min: 0.5, max: 20 },
  applicators: [{ name: 'R15', diameterMm: 15 }],
  conversions: [],
}) as Extract<ShockwaveDevice, { type: 'radial' }>;
export const focusedDevice = shockwaveDeviceSchema.parse({
  ...common,
  type: 'focused',
  name: 'Sample focused',
  generator: 'piezoelectric',
  energyFluxDensity: { min: 0.01, max: 5 },
  applicators: [{ name: 'F5', standOffMm: 5 }],
  focalArea: null,
}) as Extract<ShockwaveDevice, { type: 'focused' }>;

export type Settings = { readonly impulses?: number | null; readonly hz?: number | null; readonly intensity?: number | null };
const of = (setting: Settings, intensity: number) => ({
  area: '',
  impulses: setting.impulses === undefined ? 2000 : setting.impulses,
  hz: setting.hz === undefined ? 4 : setting.hz,
  pain: given(5),
  level: setting.intensity === undefined ? intensity : setting.intensity,
});
const who = { day: '2026-03-10', operator: physician, site: { side: 'left', location: 'midportion', other: '' } } as const;

export function radial(...segments: readonly Settings[]): Extract<ShockwaveSession, { type: 'radial' }> {
  const session = newShockwaveSession('radial', who) as Extract<ShockwaveSession, { type: 'radial' }>;
  return {
    ...session,
    applicator: 'R15',
    segments: segments.map((setting) => {
      const { level, ...segment } = of(setting, 2);
      return { ...segment, bar: level };
    }),
  };
}
export function focused(...segments: readonly Settings[]): Extract<ShockwaveSession, { type: 'focused' }> {
  const session = newShockwaveSession('focused', who) as Extract<ShockwaveSession, { type: 'focused' }>;
  return {
    ...session,
    applicator: 'F5',
    segments: segments.map((setting) => {
      const { level, ...segment } = of(setting, 0.1);
      return { ...segment, energyFluxDensity: level };
    }),
  };
}

export const allNo = Object.fromEntries(shockwaveConditions.map((condition) => [condition, given('no' as const)]));

export const factsOf = (session: ShockwaveSession, more: Partial<SessionFacts> = {}): SessionFacts => ({
  session,
  device: session.type === 'radial' ? radialDevice : focusedDevice,
  contraindications: allNo,
  openFlags: [],
  sessionNumber: 1,
  sessionsWithoutReview: 1,
  lastDay: null,
  steroidDay: null,
  ...more,
});

/** Ids of the rules that are broken, without the treatment's name, in the order of the table. */
export const broken = (results: readonly RuleResult[]): readonly string[] =>
  results.filter(({ verdict }) => verdict !== 'fine').map(({ ruleId }) => ruleId.slice(ruleId.indexOf('.') + 1));
export const brokenBy = (session: ShockwaveSession, more: Partial<SessionFacts> = {}): readonly string[] =>
  broken(judgeShockwaveSession(shockwaveTable, factsOf(session, more)));
