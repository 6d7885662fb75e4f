import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clinicSchema, preferencesSchema } from '#core/domain/settings.ts';
import { setting } from '#db/repositories/settings.ts';
import type { AppContext } from '../context.ts';
import { pictureFacts } from './imageFile.ts';
import type { Picture, ReportModel } from './model.ts';

type ClinicFacts = {
  readonly clinic: Omit<ReportModel['clinic'], 'logo'>;
  readonly logo: { readonly picture: Picture; readonly file: string } | null;
  readonly lengthUnit: ReportModel['lengthUnit'];
  readonly paper: ReportModel['paper'];
};

/** What the settings say of the clinic. A logo that is no whole PNG or JPEG is left out and logged. */
export function clinicForReport({ db, folders, ports }: Pick<AppContext, 'db' | 'folders' | 'ports'>): ClinicFacts {
  const { hasLogo, ...clinic } = setting(db, 'clinic', clinicSchema);
  const { lengthUnit, paper } = setting(db, 'preferences', preferencesSchema);
  const file = join(folders.clinic, 'logo');
  const picture = hasLogo && existsSync(file) ? pictureFacts(file) : null;
  if (hasLogo && picture === null) ports.log.warn('the clinic logo could not be read');
  return { clinic, lengthUnit, paper, logo: picture === null ? null : { file, picture } };
}
