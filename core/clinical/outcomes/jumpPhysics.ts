/** Rise of the centre of mass in metres from seconds in the air: 9.81 t2 / 8, taking off and landing in the same posture. */
export const heightFromFlight = (flightSeconds: number): number => (9.81 * flightSeconds ** 2) / 8;

/** Reactive strength index in m/s: jump height in metres over contact time in seconds, which is more than 0. */
export const reactiveStrength = (heightMetres: number, contactSeconds: number): number => heightMetres / contactSeconds;
