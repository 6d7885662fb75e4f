import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core';
import { IconHash } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import { frameTyped } from '../../player/times.ts';

type Props = {
  readonly index: FrameIndex;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onGo: (frame: FrameNo) => void;
};

/** A field for a frame number or a clip time. */
export function GoTo({ index, opened, onOpen, onGo }: Props) {
  const { t } = useTranslation('review');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (opened) field.current?.select();
  }, [opened]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const frame = frameTyped(typed, index);
    setWrong(frame === null);
    if (frame === null) return;
    onGo(frame);
    onOpen(false);
  };
  return (
    <Popover opened={opened} onChange={onOpen} position="top" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={38} variant="default" aria-label={t('goTo.button')} title={t('goTo.button')} onClick={() => onOpen(!opened)}>
          <IconHash />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Group align="flex-end" gap="xs">
            <TextInput
              ref={field}
              data-autofocus
              label={t('goTo.label')}
              description={t('goTo.help')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={wrong ? t('goTo.wrong') : null}
              w={250}
            />
            <Button type="submit">{t('goTo.go')}</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
