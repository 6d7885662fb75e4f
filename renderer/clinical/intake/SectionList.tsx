import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { completenessOf, type Tally } from '#core/clinical/intake/completeness.ts';
import { type Intake, intakeSections } from '#core/clinical/intake/intake.ts';
import { useActions, useKeyHint } from '../../ui/keymap/useActions.ts';
import { sectionActions } from '../actions.ts';
import classes from './Intake.module.css';
import { goToSection, stepSection } from './sectionHeadings.ts';

const asked = ({ fields, notAsked }: Tally): number => fields - notAsked;

/** Goes to a section, and shows what of each was asked. */
export function SectionList({ intake }: { readonly intake: Intake }) {
  const { t } = useTranslation('intake');
  const whole = completenessOf(intake);
  const [next, previous] = [useKeyHint(sectionActions[0]), useKeyHint(sectionActions[1])];
  useActions(sectionActions, { 'intake.nextSection': () => stepSection(1), 'intake.previousSection': () => stepSection(-1) });
  return (
    <nav className={classes['list']} aria-label={t('sections.title')}>
      <Stack gap={2}>
        <div data-testid="completeness">
          <Text fw={600}>
            {whole.complete ? t('sections.complete') : t('sections.whole', { asked: asked(whole), fields: whole.fields })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('sections.kinds', {
              given: whole.given,
              declined: whole.declined,
              notApplicable: whole.notApplicable,
              notAsked: whole.notAsked,
            })}
          </Text>
        </div>
        {next !== '' && previous !== '' && (
          <Text size="sm" c="dimmed">
            {t('sections.keys', { next, previous })}
          </Text>
        )}
        {intakeSections.map((name) => {
          const tally = whole.sections[name];
          const count = { asked: asked(tally), fields: tally.fields };
          return (
            <button
              key={name}
              type="button"
              className={classes['entry']}
              data-complete={tally.notAsked === 0}
              aria-label={t('sections.countOf', { section: t(`sections.${name}`), ...count })}
              onClick={() => goToSection(name)}
            >
              <span>{t(`sections.${name}`)}</span>
              <span className={classes['count']}>{t('sections.count', count)}</span>
            </button>
          );
        })}
      </Stack>
    </nav>
  );
}
