import { ActionIcon, Autocomplete, Group, Select, SimpleGrid, Spoiler, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Recording, views } from '#core/domain/recording.ts';
import { call, mediaUrl } from '../../link.ts';
import { DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import type { Stored } from '../../ui/drafts/draftKeeper.ts';
import { useDraft } from '../../ui/drafts/useDraft.ts';
import { reportFailure } from '../../ui/failures.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { sayWithUndo } from '../../ui/notify.tsx';
import { bytesInWords } from '../../ui/words.ts';
import { CompareMenu } from '../compare/CompareMenu.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { RateQuestion, rateInWords } from './RateQuestion.tsx';
import classes from './Visit.module.css';

type Details = Pick<Recording, 'title' | 'view' | 'cameraPosition' | 'condition' | 'conditions' | 'speed'>;

/** A clip's words carry no revision: the last one to type wins. */
const stored = ({ title, view, cameraPosition, condition, conditions, speed }: Recording): Stored<Details> => ({
  details: { title, view, cameraPosition, condition, conditions, speed },
  revision: 0,
});

type Props = {
  readonly recording: Recording;
  readonly positions: readonly string[];
  readonly conditions: readonly string[];
  readonly shoes: readonly string[];
};

/** One clip: its first picture, which opens it, and what the clinician says about it. */
export function RecordingCard({ recording, positions, conditions, shoes }: Props) {
  const { t } = useTranslation(['visit', 'common']);
  const { id, originalName } = recording;
  const draft = useDraft(`recording:${id}`, stored(recording), {
    save: async (details) => stored(await call('recordings.update', { id, ...details })),
    read: async () => stored(await call('recordings.get', { id })),
  });
  const { title, view, cameraPosition, condition, speed } = draft.draft;
  const name = title || originalName;
  const remove = async () => {
    try {
      await call('recordings.remove', { id });
      sayWithUndo(t('clips.removed', { title: name }), () => call('recordings.restore', { id }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <article className={classes['card']} aria-label={name}>
      <Poster recording={recording} name={name} />
      <Stack gap="xs" className={classes['body'] ?? ''}>
        <Group wrap="nowrap" gap="xs">
          <TextInput
            style={{ flex: 1 }}
            aria-label={t('clips.name')}
            placeholder={originalName}
            value={title}
            onChange={(event) => draft.edit({ title: event.currentTarget.value })}
            onBlur={draft.flush}
          />
          <CompareMenu recording={recording} />
          <Tooltip label={t('common:remove')}>
            <ActionIcon aria-label={t('clips.removeThis', { title: name })} onClick={() => void remove()}>
              <IconTrash aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
        <DraftNotice draft={draft} label={() => name} />
        <RateQuestion recording={recording} />
        <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
          <Select
            label={t('clips.view')}
            data={views.map((each) => ({ value: each, label: t(`clips.views.${each}`) }))}
            value={view}
            onChange={(value) => draft.edit({ view: views.find((each) => each === value) ?? 'other' })}
          />
          <Tooltip label={t('clips.cameraPositionHelp')} events={{ hover: true, focus: true, touch: true }} multiline w={260}>
            <Autocomplete
              label={t('clips.cameraPosition')}
              data={[...positions]}
              value={cameraPosition}
              onChange={(value) => draft.edit({ cameraPosition: value })}
              onBlur={draft.flush}
            />
          </Tooltip>
          <Autocomplete
            label={t('clips.condition')}
            placeholder={t('clips.conditionExample')}
            data={[...conditions]}
            value={condition}
            onChange={(value) => draft.edit({ condition: value })}
            onBlur={draft.flush}
          />
          <NumberField
            label={t('clips.speed')}
            value={speed}
            from={0.05}
            to={15}
            rangeWords={t('clips.speedRange', { to: 15 })}
            onNumber={(value) => draft.edit({ speed: value })}
            onBlur={draft.flush}
          />
          <ConditionFields
            conditions={draft.draft.conditions}
            shoes={shoes}
            onChange={(conditions) => draft.edit({ conditions })}
            onBlur={draft.flush}
          />
        </SimpleGrid>
        <Warnings recording={recording} />
        <Text size="sm" c="dimmed" truncate title={originalName}>
          {originalName}, {recording.width}×{recording.height}, {bytesInWords(recording.originalBytes)}
        </Text>
      </Stack>
    </article>
  );
}

function Poster({ recording, name }: { readonly recording: Recording; readonly name: string }) {
  const { t } = useTranslation('visit');
  const [broken, setBroken] = useState(false);
  const { id, frames, captureRate } = recording;
  return (
    <Link href={`/recordings/${id}`} data-clip className={classes['posterLink'] ?? ''} aria-label={t('clips.openThis', { title: name })}>
      {broken ? (
        <span className={classes['noPoster']}>{name}</span>
      ) : (
        <img src={mediaUrl(`thumbnail-${id}-0`)} alt="" loading="lazy" onError={() => setBroken(true)} />
      )}
      <span className={classes['facts']}>
        {t('clips.frames', { count: frames })} · {t('clips.rate', { rate: rateInWords(captureRate.framesPerSecond) })}
      </span>
      <span className={classes['openHint']}>
        <IconPlayerPlay size={18} aria-hidden /> {t('clips.open')}
      </span>
    </Link>
  );
}

function Warnings({ recording }: { readonly recording: Recording }) {
  // What the question about the rate says already is not said again.
  const warnings = recording.probe.warnings.filter(({ code }) => code !== 'rate-from-container-only');
  const { t } = useTranslation(['visit', 'common']);
  if (warnings.length === 0) return null;
  return (
    <Spoiler maxHeight={120} showLabel={t('common:more')} hideLabel={t('common:close')}>
      <Stack gap={4}>
        {warnings.map((warning) => (
          <Group key={warning.code + warning.message} wrap="nowrap" gap={6} align="flex-start">
            <IconAlertTriangle size={18} aria-hidden color="var(--soleus-warn)" style={{ flex: 'none', marginTop: 2 }} />
            <Text size="sm">{warning.message}</Text>
          </Group>
        ))}
      </Stack>
    </Spoiler>
  );
}
