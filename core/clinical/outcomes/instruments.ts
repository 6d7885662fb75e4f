import type { InstrumentId } from './definition.ts';
import { pcs, tendinsA, tsk11, tsk17, visaASed } from './enteredTotal.ts';
import { groc } from './groc.ts';
import { heelRaise, heelRaiseBent } from './heelRaise.ts';
import { hopCount, hops25, singleHop } from './hops.ts';
import type { Instrument } from './instrument.ts';
import { countermovementJump, dropJump } from './jumps.ts';
import { kneeToWall } from './kneeToWall.ts';
import { lefs } from './lefs.ts';
import { nprs, vas } from './pain.ts';
import { psfs } from './psfs.ts';
import { morningStiffness } from './stiffness.ts';
import { visaA } from './visaA.ts';

/** What is entered for each instrument, and its scoring. */
export const instruments = {
  'visa-a': visaA,
  'visa-a-sed': visaASed,
  'tendins-a': tendinsA,
  nprs,
  vas,
  lefs,
  'morning-stiffness': morningStiffness,
  'knee-to-wall': kneeToWall,
  'heel-raise': heelRaise,
  'heel-raise-bent': heelRaiseBent,
  'countermovement-jump': countermovementJump,
  'drop-jump': dropJump,
  'hops-25': hops25,
  'single-hop': singleHop,
  'hop-count': hopCount,
  psfs,
  groc,
  'tsk-11': tsk11,
  'tsk-17': tsk17,
  pcs,
} as const satisfies Record<InstrumentId, Instrument>;
