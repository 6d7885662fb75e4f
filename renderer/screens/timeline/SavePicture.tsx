import { Button, Menu } from '@mantine/core';
import { IconDownload, IconPhoto, IconVector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PictureKind } from './savePicture.ts';

type Props = { readonly disabled: boolean; readonly onSave: (kind: PictureKind) => void };

/** Saves what is shown as a drawing or a picture. */
export function SavePicture({ disabled, onSave }: Props) {
  const { t } = useTranslation('timeline');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" disabled={disabled} leftSection={<IconDownload size={20} aria-hidden />}>
          {t('save')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPhoto size={20} aria-hidden />} onClick={() => onSave('png')}>
          {t('png')}
        </Menu.Item>
        <Menu.Item leftSection={<IconVector size={20} aria-hidden />} onClick={() => onSave('svg')}>
          {t('svg')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
