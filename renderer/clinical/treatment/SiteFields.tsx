import { useTranslation } from 'react-i18next';
import { bodySides, locations, type Site } from '#core/clinical/site.ts';
import { OneOf } from './fields/OneOf.tsx';
import { TextLine } from './fields/TextLine.tsx';

/** A place of which side or location may not be chosen yet. */
export type OpenSite = { readonly [K in 'side' | 'location']: Site[K] | null } & Pick<Site, 'other'>;

type Props<S extends OpenSite> = { readonly value: S; readonly onChange: (value: S) => void };

/** Side and place; a place that the list does not have is typed. */
export function SiteFields<S extends OpenSite>({ value, onChange }: Props<S>) {
  const { t } = useTranslation('treatment');
  return (
    <>
      <OneOf
        label={t('site.side')}
        values={bodySides}
        words={(side) => t(`side.${side}`)}
        value={value.side}
        onChange={(side) => onChange({ ...value, side })}
      />
      <OneOf
        label={t('site.location')}
        values={locations}
        words={(location) => t(`location.${location}`)}
        value={value.location}
        onChange={(location) => onChange({ ...value, location })}
      />
      {value.location === 'other' && (
        <TextLine label={t('site.other')} value={value.other} onChange={(other) => onChange({ ...value, other })} />
      )}
    </>
  );
}
