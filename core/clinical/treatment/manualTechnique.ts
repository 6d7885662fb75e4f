/** What kind a technique is of: joint techniques are graded after Maitland, soft-tissue ones as light, moderate or deep, the others not at all. */
export type TechniqueKind = 'soft-tissue' | 'joint' | 'needling' | 'neural' | 'stretch' | 'self';

export const manualTechniques = [
  'effleurage-petrissage',
  'deep-longitudinal-stripping',
  'trigger-point-pressure',
  'transverse-friction',
  'pin-and-stretch',
  'instrument-assisted',
  'myofascial-release',
  'cupping-static',
  'cupping-dynamic',
  'dry-needling',
  'talocrural-ap-glide',
  'subtalar-glide',
  'fibular-head-mobilisation',
  'first-ray-mobilisation',
  'dorsiflexion-mwm',
  'neural-glide-sural',
  'neural-glide-tibial',
  'contract-relax',
  'foam-roll',
] as const;
export type ManualTechnique = (typeof manualTechniques)[number];

const kinds: Readonly<Record<ManualTechnique, TechniqueKind>> = {
  'effleurage-petrissage': 'soft-tissue',
  'deep-longitudinal-stripping': 'soft-tissue',
  'trigger-point-pressure': 'soft-tissue',
  'transverse-friction': 'soft-tissue',
  'pin-and-stretch': 'soft-tissue',
  'instrument-assisted': 'soft-tissue',
  'myofascial-release': 'soft-tissue',
  'cupping-static': 'soft-tissue',
  'cupping-dynamic': 'soft-tissue',
  'dry-needling': 'needling',
  'talocrural-ap-glide': 'joint',
  'subtalar-glide': 'joint',
  'fibular-head-mobilisation': 'joint',
  'first-ray-mobilisation': 'joint',
  'dorsiflexion-mwm': 'joint',
  'neural-glide-sural': 'neural',
  'neural-glide-tibial': 'neural',
  'contract-relax': 'stretch',
  'foam-roll': 'self',
};

export const kindOf = (technique: ManualTechnique): TechniqueKind => kinds[technique];

export const manualStructures = [
  'gastrocnemius-medial',
  'gastrocnemius-lateral',
  'soleus-medial',
  'soleus-lateral',
  'plantaris',
  'musculotendinous-junction',
  'paratenon',
  'achilles-midportion',
  'plantar-fascia',
  'tibialis-posterior',
  'toe-flexors',
  'peroneals',
  'tibialis-anterior',
  'hamstring',
  'talocrural',
  'subtalar',
  'proximal-tibiofibular',
  'first-ray',
  'lumbar',
] as const;
