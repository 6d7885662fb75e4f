import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClinicTables } from '#core/clinical/clinicTables.ts';
import type { Site } from '#core/clinical/site.ts';
import type { ShockwaveDeviceId } from '#core/clinical/treatment/shockwaveDevice.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { OneOf } from './fields/OneOf.tsx';
import { Fields } from './fields/Part.tsx';
import { SiteFields } from './SiteFields.tsx';

type Props = { readonly patientId: string; readonly devices: ClinicTables['devices'] };

/** Three sessions a week apart, as most trials had it; both can be changed in the course. */
const usual = { plannedSessions: 3, plannedIntervalDays: 7 };

/** Where a course begins unless somebody says otherwise: at the open problem's place. */
const unknownSite: Site = { side: 'left', location: 'midportion', other: '' };

/** Begins a course at a place with a device of the clinic. */
export function NewCourse({ patientId, devices }: Props) {
  const { t } = useTranslation('treatment');
  const episode = useRead('episodes.list', { patientId }).data?.find(({ details }) => details.closedOn === null);
  const [chosenSite, chooseSite] = useState<Site | null>(null);
  const [chosenDevice, chooseDevice] = useState<ShockwaveDeviceId | null>(null);
  const site = chosenSite ?? episode?.details.site ?? unknownSite;
  const deviceId = chosenDevice ?? devices[0]?.id;
  const begin = async (): Promise<void> => {
    if (deviceId === undefined) return;
    try {
      await call('courses.create', {
        patientId,
        episodeId: episode?.id ?? null,
        details: { site, deviceId, ...usual, indication: '', consentId: null, contraindications: {}, status: 'running', note: '' },
      });
      chooseSite(null);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Fields>
      <OneOf
        label={t('course.device')}
        values={devices.map(({ id }) => id)}
        words={(id) => devices.find((one) => one.id === id)?.facts.name ?? t('course.gone')}
        value={deviceId ?? null}
        onChange={chooseDevice}
      />
      <SiteFields value={site} onChange={chooseSite} />
      <Button mt="1.6rem" variant="default" onClick={() => void begin()}>
        {t('course.begin')}
      </Button>
    </Fields>
  );
}
