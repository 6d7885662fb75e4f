import i18next from 'i18next';
import { rollOf } from '#core/annotation/calibration.ts';
import type { Calibration } from '#core/annotation/records.ts';
import { degrees } from '#core/domain/units.ts';
import { type LengthUnit, lengthInWords } from './words.ts';

/** 'Known length of 100.0 cm'. */
export function calibrationInWords(calibration: Calibration, lengthUnit: LengthUnit): string {
  switch (calibration.kind) {
    case 'line':
      return i18next.t('annotate:calibration.line', { length: lengthInWords(calibration.lengthMm, lengthUnit) });
    case 'plane':
      return i18next.t('annotate:calibration.plane', {
        width: lengthInWords(calibration.widthMm, lengthUnit),
        height: lengthInWords(calibration.heightMm, lengthUnit),
      });
    case 'vertical': {
      const roll = degrees(rollOf(calibration.points) ?? 0).toFixed(1);
      return i18next.t('annotate:calibration.vertical', { roll: roll.replace('-', '−') });
    }
  }
}
