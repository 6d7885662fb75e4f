import i18next from 'i18next';
import type { Probe } from '#core/clinical/causeAndEffect/record.ts';
import type { DetailsOf, FormDetails } from '#core/clinical/form.ts';
import type { Site } from '#core/clinical/site.ts';
import { plainNumber } from './numberWords.ts';

/** A place on the body: 'Left, midportion of the Achilles tendon'. */
export function placeInWords({ side, location, other }: Site): string {
  const place = location === 'other' ? other : i18next.t(`treatment:location.${location}`);
  return `${i18next.t(`treatment:side.${side}`)}, ${place}`;
}

const figure = (value: number | null): string => (value === null ? '–' : plainNumber(value));

function settingsOf({ session }: DetailsOf<'shockwave'>): string {
  if (session.type === 'radial')
    return session.segments
      .map(({ impulses, bar, hz }) =>
        i18next.t('treatment:shockwave.summaryRadial', { impulses: figure(impulses), bar: figure(bar), hz: figure(hz) }),
      )
      .join('; ');
  return session.segments
    .map(({ impulses, energyFluxDensity, hz }) =>
      i18next.t('treatment:shockwave.summaryEnergy', { impulses: figure(impulses), energy: figure(energyFluxDensity), hz: figure(hz) }),
    )
    .join('; ');
}

function itemsOf({ session: { items } }: DetailsOf<'manual-release'>): string {
  if (items.length === 0) return i18next.t('treatment:manual.nothing');
  const list = items.map(({ technique }) => i18next.t(`treatment:manual.techniques.${technique}`)).join(', ');
  return i18next.t('treatment:manual.summary', { count: items.length, list });
}

const probeKind = (probe: Probe | null): string =>
  probe === null
    ? i18next.t('treatment:effect.open')
    : i18next.t(probe.kind === 'clip' ? 'treatment:effect.clips' : 'treatment:effect.tests');

/** A treatment in one line; empty for a form of another kind. */
export function summaryOf(details: FormDetails): string {
  switch (details.kind) {
    case 'shockwave':
      return i18next.t('treatment:shockwave.summary', { place: placeInWords(details.session.site), settings: settingsOf(details) });
    case 'taping': {
      const { technique, side } = details.taping;
      return i18next.t('treatment:taping.summary', {
        technique: i18next.t(`treatment:taping.techniques.${technique}`),
        side: i18next.t(`treatment:side.${side}`),
      });
    }
    case 'manual-release':
      return itemsOf(details);
    case 'cause-and-effect': {
      const { baseline, intervention, retest } = details.pairing;
      const kind = intervention === null ? 'treatment:effect.open' : (`treatment:effect.kinds.${intervention.kind}` as const);
      return i18next.t('treatment:effect.summary', { what: i18next.t(kind), before: probeKind(baseline), after: probeKind(retest) });
    }
    default:
      return '';
  }
}
