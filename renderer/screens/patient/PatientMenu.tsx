import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowMerge, IconDots, IconEraser, IconListDetails, IconPackageExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Patient } from '#core/domain/patient.ts';

/** What is seldom done with a patient's record as a whole. */
export function PatientMenu({ patient: { id, removedAt } }: { readonly patient: Patient }) {
  const { t } = useTranslation(['merging', 'everything']);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('menu.open')} title={t('menu.open')}>
          <IconDots aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={`/patients/${id}/take-out`} leftSection={<IconPackageExport size={20} aria-hidden />}>
          {t('everything:menu')}
        </Menu.Item>
        {removedAt === null && (
          <Menu.Item component={Link} href={`/patients/${id}/merge`} leftSection={<IconArrowMerge size={20} aria-hidden />}>
            {t('menu.merge')}
          </Menu.Item>
        )}
        <Menu.Item component={Link} href={`/patients/${id}/erase`} leftSection={<IconEraser size={20} aria-hidden />}>
          {t('menu.erase')}
        </Menu.Item>
        <Menu.Item component={Link} href="/retention" leftSection={<IconListDetails size={20} aria-hidden />}>
          {t('menu.retention')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
