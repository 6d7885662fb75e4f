/** Shares of real-world speed that the player offers. */
export const speeds = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1] as const;

/** '1/4'; '1' for real time. */
export const speedWords = (speed: number): string => (speed === 1 ? '1' : `1/${Math.round(1 / speed)}`);

/** The next speed up or down from the nearest offered one. */
export function nextSpeed(speed: number, by: 1 | -1): number {
  const at = speeds.findIndex((offered) => offered >= speed - 1e-9);
  return speeds[Math.min(speeds.length - 1, Math.max(0, (at < 0 ? speeds.length - 1 : at) + by))] ?? speed;
}
