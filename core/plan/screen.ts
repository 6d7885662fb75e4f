import { type FlagLevel, isBlocking } from '../clinical/redFlags/level.ts';

/** The last screening for red flags: its day, and the flags that are open now. */
export type Screen = { readonly on: string; readonly open: readonly { readonly id: string; readonly level: FlagLevel }[] };

/** Open flags with which nothing new is loaded. */
export const stoppingFlags = ({ open }: Screen): readonly string[] => open.filter(({ level }) => isBlocking(level)).map(({ id }) => id);
