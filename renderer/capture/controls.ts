import type { CameraControl } from './session.ts';

/** Camera settings of the Image Capture standard that this DOM library does not list yet; absent where the camera has none. */
type Range = { readonly min?: number; readonly max?: number; readonly step?: number };
type Told = Readonly<Record<string, unknown>>;

/** Numbers that can be set, with what one of the standard's units is worth in ours. Exposure time comes in steps of 100 µs. */
const numbers: readonly { readonly name: string; readonly unit: 'ms' | 'ratio' | 'none'; readonly factor: number }[] = [
  { name: 'exposureTime', unit: 'ms', factor: 0.1 },
  { name: 'exposureCompensation', unit: 'none', factor: 1 },
  { name: 'iso', unit: 'none', factor: 1 },
  { name: 'focusDistance', unit: 'none', factor: 1 },
  { name: 'zoom', unit: 'ratio', factor: 1 },
  { name: 'brightness', unit: 'none', factor: 1 },
  { name: 'contrast', unit: 'none', factor: 1 },
  { name: 'saturation', unit: 'none', factor: 1 },
  { name: 'sharpness', unit: 'none', factor: 1 },
  { name: 'colorTemperature', unit: 'none', factor: 1 },
];
const choices = ['exposureMode', 'focusMode', 'whiteBalanceMode'] as const;

const rangeOf = (value: unknown): Range | null => (typeof value === 'object' && value !== null && 'max' in value ? (value as Range) : null);

/** What can be set on a camera now, from what its track tells. Modes first: a fixed exposure must be chosen before its time can be. */
export function controlsFrom(capabilities: Told, settings: Told): readonly CameraControl[] {
  const modes = choices.flatMap((name): CameraControl[] => {
    const offered = capabilities[name];
    const value = settings[name];
    if (!Array.isArray(offered) || offered.length < 2 || typeof value !== 'string') return [];
    return [{ name, kind: 'choice', value, choices: offered.filter((each): each is string => typeof each === 'string') }];
  });
  const ranges = numbers.flatMap(({ name, unit, factor }): CameraControl[] => {
    const range = rangeOf(capabilities[name]);
    const value = settings[name];
    if (range === null || typeof value !== 'number' || range.min === undefined || range.max === undefined || range.min >= range.max)
      return [];
    return [
      {
        name,
        kind: 'number',
        unit,
        value: value * factor,
        min: range.min * factor,
        max: range.max * factor,
        step: (range.step ?? 0) * factor || (range.max - range.min) * factor * 0.01,
      },
    ];
  });
  return [...modes, ...ranges];
}

/** The constraint that sets one control, in the standard's own units. Setting a number makes its mode a fixed one, else the camera takes it back. */
export function constraintFor(name: string, value: number | string): Told {
  if (typeof value === 'string') return { [name]: value };
  const factor = numbers.find((each) => each.name === name)?.factor ?? 1;
  const mode = { exposureTime: 'exposureMode', iso: 'exposureMode', focusDistance: 'focusMode', colorTemperature: 'whiteBalanceMode' }[
    name
  ];
  return { ...(mode === undefined ? {} : { [mode]: 'manual' }), [name]: value / factor };
}

/** Every plain value that a track tells of itself, to be stored with a take. */
export function plainSettings(settings: Told): Record<string, number | string | boolean> {
  const kept = Object.entries(settings).filter(
    (entry): entry is [string, number | string | boolean] =>
      ['number', 'string', 'boolean'].includes(typeof entry[1]) && !['deviceId', 'groupId'].includes(entry[0]),
  );
  return Object.fromEntries(kept);
}
