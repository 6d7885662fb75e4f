import { z } from 'zod';
import { FailureError } from '../contract/failure.ts';
import { deliveredTemplate, reportTemplateSchema } from '../report/template.ts';
import { defaultConsentAge } from './consent/standing.ts';
import { consentTextSchema, deliveredConsentTexts, placeOfText } from './consent/texts.ts';
import { clinicianSchema } from './entry.ts';
import { snippetSchema } from './notes/snippets.ts';
import { noteTemplateSchema } from './notes/template.ts';
import { textPackSchema } from './outcomes/textPack.ts';
import { thresholdOverridesSchema } from './outcomes/thresholds.ts';
import { defaultPolicy, redFlagPolicySchema } from './redFlags/policy.ts';
import { defaultRetention, retentionPolicySchema } from './retention/policy.ts';
import { type ClinicRules, clinicRulesSchema, deliveredRules, tablesOf } from './treatment/clinicRules.ts';
import { shockwaveDeviceId, shockwaveDeviceSchema } from './treatment/shockwaveDevice.ts';

/** Each once, by what tells one from another. */
const each = <T extends z.ZodType>(one: T, most: number, place: (value: z.output<T>) => string, twice: string) =>
  z
    .array(one)
    .max(most)
    .refine((all) => new Set(all.map(place)).size === all.length, twice);

function fits(rules: ClinicRules): boolean {
  try {
    tablesOf(rules);
    return true;
  } catch (error) {
    if (error instanceof FailureError) return false;
    throw error;
  }
}

/** What a clinic sets for itself, table by table. */
export const clinicTableSchemas = {
  /** The shockwave devices of the clinic, with their own limits. */
  devices: each(
    z.strictObject({ id: shockwaveDeviceId, facts: shockwaveDeviceSchema }),
    100,
    ({ id }) => id,
    'Two devices have the same id.',
  ),
  noteTemplates: each(noteTemplateSchema, 200, ({ name }) => name.toLowerCase(), 'Two templates have the same name.'),
  snippets: each(snippetSchema, 500, ({ abbr }) => abbr, 'Two texts have the same letters.'),
  /** Limits and roles of the treatments. The revision is counted by the program. */
  rules: clinicRulesSchema.refine(fits, 'There is no such limit to change.'),
  thresholds: thresholdOverridesSchema,
  textPacks: each(
    textPackSchema,
    50,
    ({ instrument, language }) => `${instrument} ${language}`,
    'An instrument has two wordings in one language.',
  ),
  retention: retentionPolicySchema,
  consentTexts: each(consentTextSchema, 200, placeOfText, 'A text stands twice with one version and language.'),
  redFlags: redFlagPolicySchema,
  /** Who works here, with the role that the rules ask for. */
  clinicians: each(clinicianSchema, 200, ({ name }) => name.toLowerCase(), 'Two clinicians have the same name.'),
  /** Years from which a person consents for themselves. */
  consentAge: z.int().min(12).max(21),
  /** How reports look and what those for patients say. */
  reportTemplate: reportTemplateSchema,
} as const;
export type ClinicTable = keyof typeof clinicTableSchemas;
export type ClinicTables = { readonly [T in ClinicTable]: z.output<(typeof clinicTableSchemas)[T]> };
export const clinicTableNames = Object.keys(clinicTableSchemas) as readonly ClinicTable[];

export const deliveredTables: ClinicTables = {
  devices: [],
  noteTemplates: [],
  snippets: [],
  rules: deliveredRules,
  thresholds: [],
  textPacks: [],
  retention: defaultRetention,
  consentTexts: [...deliveredConsentTexts],
  redFlags: defaultPolicy,
  clinicians: [],
  consentAge: defaultConsentAge,
  reportTemplate: deliveredTemplate,
};
