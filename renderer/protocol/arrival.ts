/** The step for which another clip was opened: it is gone on with there. */
export type Arrival = { readonly runId: string; readonly stepId: string; readonly recordingId: string };

let awaited: Arrival | null = null;

export function arriveAt(arrival: Arrival): void {
  awaited = arrival;
}

/** The step to go on with on this clip; null where it was opened for anything else. */
export const arrivalAt = (recordingId: string): Arrival | null => (awaited?.recordingId === recordingId ? awaited : null);

/** Gone on with, or another clip was opened instead. */
export function forgetArrival(): void {
  awaited = null;
}
