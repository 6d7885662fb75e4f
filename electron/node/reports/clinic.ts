import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clinicSchema, preferencesSchema } from '#core/domain/settings.ts';
import { settingJson } from '#db/repositories/reportSources.ts';
import type { AppContext } from '../context.ts';
import { pictureFacts } from './imageFile.ts';
import type { Picture, ReportModel } from './model.ts';

type ClinicFacts = {
  readonly clinic: Omit<ReportModel['clinic'], 'logo'>;
  readonly logo: { readonly picture: Picture; readonly file: string } | null;
  readonly lengthUnit: ReportModel['lengthUnit'];
};

/** What the settings say of the clinic. A logo that is no whole PNG or JPEG is left out and logged. */
export function clinicForReport({ db, folders, ports }: Pick<AppContext, 'db' | 'folders' | 'ports'>): ClinicFacts {
  const { hasLogo: _, ...clinic } = clinicSchema.parse(settingJson(db, 'clinic') ?? {});
  const { lengthUnit } = preferencesSchema.parse(settingJson(db, 'preferences') ?? {});
  const file = ['logo.png', 'logo.jpg', 'logo'].map((name) => join(folders.clinic, name)).find((path) => existsSync(path));
  const picture = file === undefined ? null : pictureFacts(file);
  if (file !== undefined && picture === null) ports.log.warn('the clinic logo could not be read');
  return { clinic, lengthUnit, logo: file === undefined || picture === null ? null : { file, picture } };
}
