import { z } from 'zod';
import { yesNoUnknown } from '../answer.ts';
import { line, longText } from '../entry.ts';
import { asked, sectionOf } from './section.ts';

const yesNo = z.enum(yesNoUnknown);
export const surfaces = ['road', 'track', 'trail', 'treadmill', 'grass', 'sand'] as const;
export const menstrualCycles = ['regular', 'irregular', 'absent', 'unknown'] as const;

/** Training as it was before this visit. */
export const trainingSchema = sectionOf(
  z
    .strictObject({
      /** Kilometres a week, the latest first, at least six where they are known; null for a week nobody remembers, 0 for one without a run. */
      weeklyKm: asked(z.array(z.number().min(0).max(500).nullable()).min(1).max(26)),
      sessionsPerWeek: asked(z.number().min(0).max(21)),
      longestRunKm: asked(z.number().min(0).max(400)),
      /** Share of the distance that is hilly. */
      hillsPercent: asked(z.number().min(0).max(100)),
      speedSessionsPerWeek: asked(z.number().min(0).max(14)),
      surfaces: asked(z.array(z.enum(surfaces)).max(surfaces.length)),
      /** What was changed in the last four to eight weeks. */
      recentChange: asked(longText),
    })
    .prefault({}),
);

/** The shoes that most of it is run in. */
export const footwearSchema = sectionOf(
  z
    .strictObject({
      model: asked(line),
      changedOn: asked(z.iso.date()),
      /** Heel to toe, mm; below 0 where the toe stands higher. */
      dropMm: asked(z.number().min(-20).max(40)),
      stackMm: asked(z.number().min(0).max(100)),
      kmOnShoe: asked(z.number().min(0).max(10000)),
      orthosis: asked(yesNo),
      heelLiftMm: asked(z.number().min(0).max(50)),
    })
    .prefault({}),
);

export const recoverySchema = sectionOf(
  z
    .strictObject({
      sleepHours: asked(z.number().min(0).max(24)),
      /** 0 none to 10 most. */
      stress: asked(z.int().min(0).max(10)),
      /** Concern that less is eaten than is spent. */
      lowEnergy: asked(yesNo),
      menstrualCycle: asked(z.enum(menstrualCycles)),
      recentIllness: asked(yesNo),
      standingHours: asked(z.number().min(0).max(24)),
      walkingHours: asked(z.number().min(0).max(24)),
    })
    .prefault({}),
);
