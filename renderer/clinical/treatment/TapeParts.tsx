import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import type { Taping } from '#core/clinical/treatment/taping.ts';
import { tapeMaterials, techniqueTable } from '#core/clinical/treatment/tapingTechnique.ts';
import { BooleanAnswer, YesNoAnswer } from './fields/AnswerOf.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { Fields, Part } from './fields/Part.tsx';
import { PlainNumber } from './fields/PlainNumber.tsx';
import { Rows } from './fields/Rows.tsx';
import { TextLine } from './fields/TextLine.tsx';

type Props = { readonly taping: Taping; readonly onChange: (part: Partial<Taping>) => void };
type Material = Taping['materials'][number];
type Strip = Taping['strips'][number];

/** What was put on: materials and strips, or a lift in the shoe. */
export function TapeParts({ taping, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const { technique, materials, strips, lift } = taping;
  const usual = techniqueTable.find((one) => one.technique === technique)?.materials[0] ?? 'rigid';
  return (
    <>
      {technique === 'heel-lift' && lift !== null && (
        <Part title={t('taping.lift')}>
          <Fields>
            <PlainNumber
              label={t('taping.heightMm')}
              value={lift.heightMm}
              onChange={(heightMm) => onChange({ lift: { ...lift, heightMm } })}
            />
            <BooleanAnswer
              label={t('taping.bothShoes')}
              answer={lift.bothShoes}
              onChange={(bothShoes) => onChange({ lift: { ...lift, bothShoes } })}
            />
          </Fields>
        </Part>
      )}
      <Part title={t('taping.materials')}>
        <Rows<Material>
          rows={materials}
          onChange={(next) => onChange({ materials: next })}
          name={(n) => t('taping.material', { n })}
          removeWords={(n) => t('taping.removeMaterial', { n })}
          removedWords={t('taping.rowRemoved')}
          addWords={t('taping.addMaterial')}
          next={() => ({ type: usual, brand: '', widthMm: null, latexFree: notAsked })}
        >
          {(material, change) => (
            <>
              <OneOf
                label={t('taping.type')}
                values={tapeMaterials}
                words={(type) => t(`taping.types.${type}`)}
                value={material.type}
                onChange={(type) => change({ ...material, type })}
              />
              <TextLine label={t('taping.brand')} value={material.brand} onChange={(brand) => change({ ...material, brand })} />
              <PlainNumber label={t('taping.widthMm')} value={material.widthMm} onChange={(widthMm) => change({ ...material, widthMm })} />
              <YesNoAnswer
                label={t('taping.latexFree')}
                answer={material.latexFree}
                onChange={(latexFree) => change({ ...material, latexFree })}
              />
            </>
          )}
        </Rows>
      </Part>
      {technique !== 'heel-lift' && (
        <Part title={t('taping.strips')}>
          <Rows<Strip>
            rows={strips}
            onChange={(next) => onChange({ strips: next })}
            name={(n) => t('taping.strip', { n })}
            removeWords={(n) => t('taping.removeStrip', { n })}
            removedWords={t('taping.rowRemoved')}
            addWords={t('taping.addStrip')}
            next={(last) => ({ material: last?.material ?? materials.at(-1)?.type ?? usual, from: '', to: '', tensionPercent: null })}
          >
            {(strip, change) => (
              <>
                <OneOf
                  label={t('taping.type')}
                  values={tapeMaterials}
                  words={(type) => t(`taping.types.${type}`)}
                  value={strip.material}
                  onChange={(material) => change({ ...strip, material })}
                />
                <TextLine label={t('taping.from')} value={strip.from} onChange={(from) => change({ ...strip, from })} />
                <TextLine label={t('taping.to')} value={strip.to} onChange={(to) => change({ ...strip, to })} />
                <PlainNumber
                  label={t('taping.tensionPercent')}
                  value={strip.tensionPercent}
                  onChange={(tensionPercent) => change({ ...strip, tensionPercent })}
                />
              </>
            )}
          </Rows>
        </Part>
      )}
    </>
  );
}
