import { Button, Group, SegmentedControl, Select, Text, Tooltip } from '@mantine/core';
import { IconAlignBoxCenterMiddle, IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LinedUpBy } from '#core/compare/addClip.ts';
import type { EventName } from '#core/compare/events.ts';
import type { ComparisonContent } from '#core/domain/comparison.ts';
import classes from './Compare.module.css';

type Props = {
  readonly alignment: ComparisonContent['alignment'];
  readonly events: readonly EventName[];
  /** Every clip has a stride. */
  readonly strides: boolean;
  readonly contactHere: boolean;
  /** The event that all clips stand on. */
  readonly standing: EventName | null;
  /** The clip that was just added, and by what it was lined up. */
  readonly added: { readonly position: number; readonly by: LinedUpBy } | null;
  readonly onAlignment: (alignment: ComparisonContent['alignment']) => void;
  readonly onEvent: (event: EventName) => void;
  readonly onHere: () => void;
  readonly onContact: () => void;
};

/** What lies at the same moment in all clips. */
export function AlignBar(props: Props) {
  const { alignment, events, strides, contactHere, standing, added, onAlignment, onEvent, onHere, onContact } = props;
  const { t } = useTranslation(['compare', 'review']);
  const word = (event: EventName): string => (event === 'origin' ? t('align.origin') : t(`review:presets.${event}`));
  const said = (): string | null => {
    if (added !== null) {
      const n = added.position + 1;
      return added.by.kind === 'event'
        ? t('align.added.event', { n, event: word(added.by.event) })
        : t(`align.added.${added.by.kind}`, { n });
    }
    return alignment === 'time' && standing !== null ? t('align.stands', { event: word(standing) }) : null;
  };
  const words = said();
  return (
    <Group gap="sm" wrap="wrap">
      <SegmentedControl
        size="sm"
        aria-label={t('align.title')}
        value={alignment}
        data={[
          { value: 'time', label: t('align.time') },
          { value: 'stride', label: t('align.stride'), disabled: !strides },
        ]}
        onChange={(next) => onAlignment(next as ComparisonContent['alignment'])}
      />
      {alignment === 'time' && (
        <>
          <Select
            w={210}
            size="sm"
            aria-label={t('align.event')}
            placeholder={t(events.length === 0 ? 'align.noEvent' : 'align.event')}
            disabled={events.length === 0}
            data={events.map((event) => ({ value: event, label: word(event) }))}
            value={null}
            onChange={(event) => {
              const chosen = events.find((each) => each === event);
              if (chosen !== undefined) onEvent(chosen);
            }}
          />
          <Tooltip label={t('align.hereHelp')}>
            <Button variant="default" leftSection={<IconAlignBoxCenterMiddle size={18} aria-hidden />} onClick={onHere}>
              {t('align.here')}
            </Button>
          </Tooltip>
        </>
      )}
      <Tooltip label={t('align.contactHelp')}>
        <Button variant="default" leftSection={<IconMapPin size={18} aria-hidden />} onClick={onContact}>
          {t(contactHere ? 'align.removeContact' : 'align.contact')}
        </Button>
      </Tooltip>
      <Text size="sm" role="status" data-testid="lined-up">
        {words}
      </Text>
      {!strides && words === null && (
        <Text size="sm" className={classes['hint']}>
          {t('align.needContacts')}
        </Text>
      )}
    </Group>
  );
}
