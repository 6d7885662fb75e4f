import { ActionIcon, Button, NumberInput, Popover, Select, Slider, Stack, Text } from '@mantine/core';
import { IconAdjustments, IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type CameraMode, type CameraRole, cameraRoles, isOtherMode, offeredModes } from '#core/capture/mode.ts';
import type { CameraControl, CameraDevice, CameraState } from '../../capture/session.ts';
import { modeKey, modeWords, rateWords } from './words.ts';

type Props = {
  readonly camera: CameraState;
  readonly devices: readonly CameraDevice[];
  /** Roles that no other camera has. */
  readonly freeRoles: readonly CameraRole[];
  readonly disabled: boolean;
  readonly onRole: (role: CameraRole) => void;
  readonly onDevice: (device: CameraDevice) => void;
  readonly onMode: (asked: CameraMode | null) => void;
  readonly onControl: (name: string, value: number | string) => void;
  readonly onClose: () => void;
};

const best = 'best';

/** Place, device, size and rate of one camera, and what its lens can do. */
export function CameraSettings(props: Props) {
  const { t } = useTranslation('capture');
  const { camera, devices, freeRoles, disabled } = props;
  const modes = camera.range === null ? [] : offeredModes(camera.range);
  const { asked, got } = camera;
  const label = t('cameras.settingsOf', { role: t(`cameras.roles.${camera.role}`) });
  return (
    <Popover position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <ActionIcon variant="filled" color="dark" aria-label={label} title={label}>
          <IconAdjustments aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown w={360} mah="70vh" style={{ overflow: 'auto' }}>
        <Stack gap="sm">
          <Select
            label={t('cameras.role')}
            disabled={disabled}
            comboboxProps={{ withinPortal: false }}
            data={cameraRoles
              .filter((role) => role === camera.role || freeRoles.includes(role))
              .map((role) => ({ value: role, label: t(`cameras.roles.${role}`) }))}
            value={camera.role}
            onChange={(value) => {
              const role = cameraRoles.find((each) => each === value);
              if (role !== undefined && role !== camera.role) props.onRole(role);
            }}
          />
          <Select
            label={t('cameras.device')}
            disabled={disabled}
            comboboxProps={{ withinPortal: false }}
            data={devices.map((device) => ({ value: device.id, label: device.label }))}
            value={camera.device?.id ?? null}
            onChange={(value) => {
              const device = devices.find(({ id }) => id === value);
              if (device !== undefined) props.onDevice(device);
            }}
          />
          <Select
            label={t('cameras.mode')}
            disabled={disabled || modes.length === 0}
            searchable
            comboboxProps={{ withinPortal: false }}
            data={[{ value: best, label: t('cameras.best') }, ...modes.map((mode) => ({ value: modeKey(mode), label: modeWords(mode) }))]}
            value={asked === null ? best : modeKey(asked)}
            onChange={(value) => props.onMode(modes.find((mode) => modeKey(mode) === value) ?? null)}
          />
          {got !== null && (
            <Text size="sm">
              {t(asked !== null && isOtherMode(asked, got) ? 'cameras.gotOther' : 'cameras.got', {
                width: got.width,
                height: got.height,
                rate: rateWords(got.framesPerSecond),
              })}
            </Text>
          )}
          <Text fw={650}>{t('cameras.controls')}</Text>
          {camera.controls.length === 0 && <Text size="sm">{t('cameras.noControls')}</Text>}
          {camera.controls.map((control) => (
            <Control key={control.name} control={control} onChange={(value) => props.onControl(control.name, value)} />
          ))}
          <Button variant="default" leftSection={<IconVideoOff aria-hidden size={20} />} disabled={disabled} onClick={props.onClose}>
            {t('cameras.close')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Control({ control, onChange }: { readonly control: CameraControl; readonly onChange: (value: number | string) => void }) {
  const { t, i18n } = useTranslation('capture');
  const words = i18n.exists(`capture:cameras.control.${control.name}`) ? t(`cameras.control.${control.name as 'zoom'}`) : control.name;
  if (control.kind === 'choice')
    return (
      <Select
        label={words}
        comboboxProps={{ withinPortal: false }}
        data={control.choices.map((value) => ({
          value,
          label: i18n.exists(`capture:cameras.choice.${value}`) ? t(`cameras.choice.${value as 'manual'}`) : value,
        }))}
        value={control.value}
        onChange={(value) => value !== null && onChange(value)}
      />
    );
  const { min, max, step, value } = control;
  return (
    <div>
      <NumberInput
        label={words}
        min={min}
        max={max}
        step={step}
        value={value}
        clampBehavior="blur"
        onChange={(next) => typeof next === 'number' && next >= min && next <= max && onChange(next)}
      />
      <Slider
        thumbLabel={words}
        mt={6}
        min={min}
        max={max}
        step={step || (max - min) / 100}
        value={value}
        label={null}
        onChange={onChange}
      />
    </div>
  );
}
