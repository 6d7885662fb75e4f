import { ownDefault, read, type Source, toVerify } from '../../domain/source.ts';

export const tapingTechniques = ['achilles-offload', 'low-dye', 'kinesiology', 'calf-support', 'heel-lift', 'box-deload'] as const;
export type TapingTechnique = (typeof tapingTechniques)[number];
export const tapeMaterials = ['rigid', 'elastic', 'kinesio', 'underwrap', 'foam'] as const;
export type TapeMaterial = (typeof tapeMaterials)[number];

/** What a technique is usually done with; proposed when it is chosen, never demanded. */
export type TechniqueFacts = {
  readonly technique: TapingTechnique;
  readonly materials: readonly TapeMaterial[];
  /** Usual widths in mm, or the heights of a lift; null where none is given. */
  readonly widthMm: { readonly from: number; readonly to: number } | null;
  /** A lift lies in the shoe: it has no strips, no tension and no day on which it must come off. */
  readonly worn: 'on-skin' | 'in-shoe';
  readonly source: Source;
};

export const techniqueTable: readonly TechniqueFacts[] = [
  {
    technique: 'achilles-offload',
    materials: ['underwrap', 'elastic', 'rigid'],
    widthMm: { from: 38, to: 75 },
    worn: 'on-skin',
    source: read('pages of 222health and DrBlake; position of the foot to verify'),
  },
  {
    technique: 'low-dye',
    materials: ['underwrap', 'rigid'],
    widthMm: { from: 25, to: 38 },
    worn: 'on-skin',
    source: read(
      'meta-analysis 2020: navicular height +4.86 mm (2.86 to 6.87) right after; Park 2019: pooled clinical measures not significant',
    ),
  },
  {
    technique: 'kinesiology',
    materials: ['kinesio'],
    widthMm: { from: 50, to: 50 },
    worn: 'on-skin',
    source: read('makers: ends without tension, 25 to 50 % over the tendon, about an hour before sport'),
  },
  {
    technique: 'calf-support',
    materials: ['elastic'],
    widthMm: null,
    worn: 'on-skin',
    source: toVerify('clinical reference, section 5: check circulation'),
  },
  {
    technique: 'heel-lift',
    materials: ['foam'],
    widthMm: { from: 6, to: 12 },
    worn: 'in-shoe',
    source: read('Rabusin 2019 protocol: 12 mm, both shoes; LIFT protocol: efficacy unclear'),
  },
  {
    technique: 'box-deload',
    materials: ['underwrap', 'rigid'],
    widthMm: null,
    worn: 'on-skin',
    source: ownDefault('as the clinician describes it'),
  },
];

/** Hours after which tape of a material should come off: rigid within the day to 48 h; kinesio typically 3 to 4 days. The shortest of what was used counts. */
const wearHours: Readonly<Record<TapeMaterial, number | null>> = { rigid: 24, elastic: 24, kinesio: 96, underwrap: null, foam: null };

/** Hours that a tape of these materials is planned to stay; null where nothing of it has to come off. Own default within the ranges that makers state. */
export function usualWearHours(materials: readonly TapeMaterial[]): number | null {
  const hours = materials.map((material) => wearHours[material]).filter((each) => each !== null);
  return hours.length === 0 ? null : Math.min(...hours);
}
