import { Anchor, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Form, FormKind } from '#core/clinical/form.ts';
import { type Soap, soapParts } from '#core/clinical/notes/note.ts';
import type { SigningObstacle } from '#core/clinical/signed.ts';
import { sectionOfForm } from '../../clinical/sectionOfForm.ts';
import { sectionPath } from '../../clinical/sections.ts';
import { standingInWords } from '../../clinical/treatment/ruleWords.ts';
import { useRead } from '../../ui/data/reads.ts';

/** Forms that most visits have; that one is not there is said, not demanded. */
const usual: readonly FormKind[] = ['red-flags', 'outcome'];

type Props = {
  readonly visitId: string;
  readonly forms: readonly Form[];
  readonly content: Soap;
  readonly obstacles: readonly SigningObstacle[];
};

/** What a signature would cover, what stands in its way, and what was left empty. */
export function ToSign({ visitId, forms, content, obstacles }: Props) {
  const { t } = useTranslation(['notes', 'clinical']);
  const clips = useRead('recordings.list', { visitId }).data?.length ?? 0;
  const counts = Map.groupBy(forms, ({ kind }) => kind);
  const missing = [
    ...soapParts.filter((part) => content[part].trim() === '').map((part) => t('sign.emptyPart', { part: t(`parts.${part}`) })),
    ...usual.filter((kind) => !counts.has(kind)).map((kind) => t('sign.noForm', { form: t(`clinical:forms.${kind}`).toLowerCase() })),
  ];
  return (
    <Stack gap="sm">
      <Title order={3}>{t('sign.what')}</Title>
      <List size="sm" data-testid="to-sign">
        <List.Item>{t('sign.visit')}</List.Item>
        {[...counts].map(([kind, all]) => (
          <List.Item key={kind}>
            {t(`clinical:forms.${kind}`)}
            {all.length > 1 && ` (${all.length})`}
          </List.Item>
        ))}
        {clips > 0 && <List.Item>{t('sign.clips', { count: clips })}</List.Item>}
      </List>
      {obstacles.length === 0 ? (
        <Group gap={6} wrap="nowrap">
          <IconCheck size={18} aria-hidden color="var(--soleus-good)" />
          <Text size="sm">{t('sign.nothingInTheWay')}</Text>
        </Group>
      ) : (
        <div role="status" data-testid="obstacles">
          <Title order={3}>{t('sign.inTheWay')}</Title>
          {obstacles.map((obstacle) => (
            <Obstacle
              key={obstacle.why === 'unsettled' ? obstacle.formId : obstacle.why}
              obstacle={obstacle}
              forms={forms}
              visitId={visitId}
            />
          ))}
        </div>
      )}
      {missing.length > 0 && (
        <div>
          <Title order={3}>{t('sign.missing')}</Title>
          <Text size="sm" c="dimmed">
            {t('sign.missingExplain')}
          </Text>
          <List size="sm">
            {missing.map((words) => (
              <List.Item key={words}>{words}</List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}

type ObstacleProps = Pick<Props, 'forms' | 'visitId'> & { readonly obstacle: SigningObstacle };

function Obstacle({ obstacle, forms, visitId }: ObstacleProps) {
  const { t } = useTranslation(['notes', 'clinical']);
  const words =
    obstacle.why === 'unsettled'
      ? t('sign.obstacles.unsettled', { form: t(`clinical:forms.${obstacle.kind}`) })
      : t(`sign.obstacles.${obstacle.why}`);
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" mt={6}>
      <IconAlertTriangle size={18} aria-hidden color="var(--mantine-color-error)" style={{ flex: 'none', marginTop: 2 }} />
      <div>
        <Text size="sm">
          {words}{' '}
          {obstacle.why === 'unsettled' && (
            <Anchor
              component={Link}
              underline="always"
              href={sectionPath(visitId, sectionOfForm(obstacle.kind))}
              aria-label={t('sign.goToThis', { form: t(`clinical:forms.${obstacle.kind}`) })}
            >
              {t('sign.goTo')}
            </Anchor>
          )}
        </Text>
        {obstacle.why === 'unsettled' && <Standing obstacle={obstacle} forms={forms} />}
      </div>
    </Group>
  );
}

type Unsettled = Extract<SigningObstacle, { why: 'unsettled' }>;

/** The rules that stand in the way of a form, in words, each once. */
function Standing({ obstacle, forms }: { readonly obstacle: Unsettled; readonly forms: readonly Form[] }) {
  const results = forms.find(({ id }) => id === obstacle.formId)?.judgement.results ?? [];
  const sentences = [...new Set(standingInWords(obstacle.rules, results))];
  return (
    <List size="sm">
      {sentences.map((words) => (
        <List.Item key={words}>{words}</List.Item>
      ))}
    </List>
  );
}
