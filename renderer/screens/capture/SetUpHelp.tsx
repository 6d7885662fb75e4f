import { List, Spoiler, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setUpAdvice } from '#core/capture/advice.ts';
import type { CaptureOptions } from '#core/capture/settings.ts';
import type { TakeConditions } from '#core/capture/take.ts';
import type { CameraState } from '../../capture/session.ts';
import { setUpWords } from './findingWords.ts';

type Props = { readonly camera: CameraState; readonly options: CaptureOptions; readonly conditions: TakeConditions };

/** What a camera should be set to before a take, from what it delivers now; what must be mended stands first. */
export function SetUpHelp({ camera, options, conditions }: Props) {
  const { t } = useTranslation('capture');
  const { role, got, controls } = camera;
  if (got === null) return null;
  const exposure = controls.find(({ name }) => name === 'exposureTime');
  const advice = setUpAdvice({
    purpose: 'times',
    role,
    framesPerSecond: got.framesPerSecond,
    exposureMs: exposure?.kind === 'number' ? exposure.value : null,
    mainsHertz: options.mainsHertz,
    speed: conditions.speed,
  });
  return (
    <div data-advice={role}>
      <Text fw={500}>{t('guides.advice', { role: t(`cameras.roles.${role}`) })}</Text>
      <Spoiler maxHeight={150} showLabel={t('guides.moreAdvice')} hideLabel={t('guides.lessAdvice')}>
        <List size="sm" spacing={4}>
          {advice.map((each) => (
            <List.Item key={each.key} {...(each.mend ? { c: 'var(--soleus-warn)', fw: 650 } : {})}>
              {setUpWords(each)}
            </List.Item>
          ))}
        </List>
      </Spoiler>
    </div>
  );
}
