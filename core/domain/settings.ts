import { z } from 'zod';

/** Set once, printed on every report. */
export const clinicSchema = z.object({
  name: z.string().trim().max(200).default(''),
  address: z.string().trim().max(500).default(''),
  contact: z.string().trim().max(300).default(''),
  clinician: z.string().trim().max(200).default(''),
  registration: z.string().trim().max(100).default(''),
  /** A PNG or JPEG is stored in the library; its bytes are read through media id `logo`. */
  hasLogo: z.boolean().default(false),
});
export type Clinic = z.infer<typeof clinicSchema>;

export const preferencesSchema = z.object({
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  paper: z.enum(['A4', 'Letter']).default('A4'),
  lengthUnit: z.enum(['cm', 'in']).default('cm'),
  language: z.string().default('en'),
  /** Remapped keys only: action id to the chords that trigger it. Actions not named keep their defaults. */
  keymap: z.record(z.string(), z.array(z.string())).default({}),
  keyProfile: z.enum(['soleus', 'kinovea', 'nle']).default('soleus'),
  cacheMegabytes: z.int().min(64).max(4096).default(512),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const settingsSchema = z.object({ clinic: clinicSchema, preferences: preferencesSchema });
export type Settings = z.infer<typeof settingsSchema>;
