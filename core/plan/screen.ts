/** How a red flag makes the program behave, from the gravest. */
export type FlagLevel = 'emergency' | 'stop' | 'refer' | 'caution';

/** The last screening for red flags: its day, and the flags that are open now. */
export type Screen = { readonly on: string; readonly open: readonly { readonly id: string; readonly level: FlagLevel }[] };

/** Open flags with which nothing new is loaded. */
export const stoppingFlags = ({ open }: Screen): readonly string[] =>
  open.filter(({ level }) => level === 'emergency' || level === 'stop').map(({ id }) => id);
