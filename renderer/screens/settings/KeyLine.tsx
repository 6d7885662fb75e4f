import { ActionIcon, Alert, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconRotate2, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '#core/domain/settings.ts';
import { actionWords } from '../../i18n/index.ts';
import type { ActionSpec } from '../../ui/keymap/action.ts';
import { allActions } from '../../ui/keymap/allActions.ts';
import { chordsFor, holderOf, isRemapped, type KeyChoices, remap, reset, swap } from '../../ui/keymap/bindings.ts';
import { chordsOf, isMac, keyCaps } from '../../ui/keymap/chord.ts';
import { Keys } from '../../ui/keymap/Keys.tsx';
import { holdKeys } from '../../ui/keymap/registry.ts';
import classes from './Settings.module.css';

type Props = { readonly spec: ActionSpec; readonly choices: KeyChoices; readonly onKeymap: (keymap: Preferences['keymap']) => void };

/** One action: its keys, adding one by pressing it, taking one away. A key that is taken is offered as a swap. */
export function KeyLine({ spec, choices, onKeymap }: Props) {
  const { t } = useTranslation('settings');
  const [recording, record] = useState(false);
  const [clash, setClash] = useState<{ readonly chord: string; readonly holder: ActionSpec } | null>(null);
  const chords = chordsFor(spec, choices);
  const action = actionWords(spec.id);
  const caps = (chord: string) => keyCaps(chord, isMac).join(' + ');

  useEffect(() => {
    if (!recording) return;
    const letKeysGo = holdKeys();
    const hear = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const chord = chordsOf(event, isMac)[0];
      if (chord === undefined) return;
      record(false);
      if (chord === 'Escape' || chords.includes(chord)) return;
      const holder = holderOf(chord, spec, allActions, choices);
      if (holder) setClash({ chord, holder });
      else onKeymap(remap(spec, [...chords, chord], choices));
    };
    const leave = () => record(false);
    window.addEventListener('keydown', hear, true);
    window.addEventListener('pointerdown', leave, true);
    return () => {
      letKeysGo();
      window.removeEventListener('keydown', hear, true);
      window.removeEventListener('pointerdown', leave, true);
    };
  }, [recording, chords, spec, choices, onKeymap]);

  return (
    <div>
      <div className={classes['keyLine']} data-action={spec.id}>
        <Text>{action}</Text>
        <Group gap="xs" wrap="nowrap">
          {chords.length === 0 && !recording && <Text c="dimmed">{t('keys.noKey')}</Text>}
          {chords.map((chord) => (
            <span key={chord} className={classes['chord']}>
              <Keys chord={chord} />
              <ActionIcon
                size={36}
                aria-label={t('keys.take', { key: caps(chord), action })}
                onClick={() =>
                  onKeymap(
                    remap(
                      spec,
                      chords.filter((other) => other !== chord),
                      choices,
                    ),
                  )
                }
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </span>
          ))}
          {recording ? (
            <span className={classes['recording']} role="status">
              {t('keys.press')} {t('keys.pressHint')}
            </span>
          ) : (
            <Tooltip label={t('keys.add')}>
              <ActionIcon variant="default" aria-label={t('keys.addTo', { action })} onClick={() => record(true)}>
                <IconPlus aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={t('keys.reset')}>
            <ActionIcon
              aria-label={t('keys.resetOne', { action })}
              style={{ visibility: isRemapped(spec, choices) ? 'visible' : 'hidden' }}
              onClick={() => onKeymap(reset(spec.id, choices))}
            >
              <IconRotate2 aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      </div>
      {clash && (
        <Alert
          color="orange"
          variant="light"
          role="alert"
          mb="sm"
          title={t('keys.taken', { key: caps(clash.chord), other: actionWords(clash.holder.id) })}
        >
          <Text>{t('keys.swapHint', { key: caps(clash.chord), action, other: actionWords(clash.holder.id) })}</Text>
          <Group mt="xs">
            <Button
              onClick={() => {
                onKeymap(swap(spec, clash.chord, clash.holder, choices));
                setClash(null);
              }}
            >
              {t('keys.swap')}
            </Button>
            <Button variant="default" onClick={() => setClash(null)}>
              {t('keys.keep')}
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}
