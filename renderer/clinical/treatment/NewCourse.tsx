import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClinicTables } from '#core/clinical/clinicTables.ts';
import type { Site } from '#core/clinical/site.ts';
import type { ShockwaveDeviceId } from '#core/clinical/treatment/shockwaveDevice.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { OneOf } from './fields/OneOf.tsx';
import { Fields } from './fields/Part.tsx';
import { type OpenSite, SiteFields } from './SiteFields.tsx';

type Props = { readonly patientId: string; readonly devices: ClinicTables['devices'] };

/** Three sessions a week apart, as most trials had it; both can be changed in the course. */
const usual = { plannedSessions: 3, plannedIntervalDays: 7 };

const unknownSite: OpenSite = { side: null, location: null, other: '' };

/** The place, once it is told in full; else what of it has to be chosen first. */
function toldSite({ side, location, other }: OpenSite): Site | 'side' | 'location' | 'other' {
  if (side === null) return 'side';
  if (location === null) return 'location';
  return location === 'other' && other.trim() === '' ? 'other' : { side, location, other };
}

/** Begins a course with a device of the clinic, at the open problem's place; where none is open, the place is asked for: nothing stands for it. */
export function NewCourse({ patientId, devices }: Props) {
  const { t } = useTranslation('treatment');
  const episodes = useRead('episodes.list', { patientId });
  const episode = episodes.data?.find(({ details }) => details.closedOn === null);
  const [chosenSite, chooseSite] = useState<OpenSite | null>(null);
  const [pressed, press] = useState(false);
  const [chosenDevice, chooseDevice] = useState<ShockwaveDeviceId | null>(null);
  const site = chosenSite ?? episode?.details.site ?? unknownSite;
  const deviceId = chosenDevice ?? devices[0]?.id;
  const told = toldSite(site);
  const begin = async (): Promise<void> => {
    press(true);
    if (deviceId === undefined || typeof told === 'string') return;
    try {
      await call('courses.create', {
        patientId,
        episodeId: episode?.id ?? null,
        details: { site: told, deviceId, ...usual, indication: '', consentId: null, contraindications: {}, status: 'running', note: '' },
      });
      chooseSite(null);
      press(false);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  if (episodes.isError) return <FailureNotice thrown={episodes.error} onRetry={() => void episodes.refetch()} />;
  if (episodes.data === undefined) return <Skeleton height={60} />;
  return (
    <Stack gap="xs">
      {episode === undefined && <Text size="sm">{t('course.noProblem')}</Text>}
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
      {pressed && typeof told === 'string' && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t(`course.lacks.${told}`)}
        </Text>
      )}
    </Stack>
  );
}
