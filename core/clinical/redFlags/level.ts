/** How a red flag makes the program behave, from the gravest. */
export const flagLevels = ['emergency', 'stop', 'refer', 'caution'] as const;
export type FlagLevel = (typeof flagLevels)[number];

/** How soon somebody else has to see the patient, from the soonest. */
export const urgencies = ['now', 'same-day', 'within-2-weeks', 'routine'] as const;
export type Urgency = (typeof urgencies)[number];

/** Whether `a` is graver than `b`; anything is graver than none. */
export const isGraver = (a: FlagLevel | null, b: FlagLevel | null): boolean =>
  a !== null && (b === null || flagLevels.indexOf(a) < flagLevels.indexOf(b));

export const gravest = (levels: readonly (FlagLevel | null)[]): FlagLevel | null =>
  flagLevels.find((level) => levels.includes(level)) ?? null;

/** At these levels treatment waits, and a question without an answer is not a "no". */
export const isBlocking = (level: FlagLevel | null): boolean => level === 'emergency' || level === 'stop';

/** The sooner of two. */
export const soonest = (all: readonly Urgency[]): Urgency => urgencies.find((urgency) => all.includes(urgency)) ?? 'routine';
