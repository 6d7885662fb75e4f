import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { symptomSides } from '#core/clinical/outcomeHistory.ts';
import { type Outcome, type OutcomeEntry, outcomeEntrySchema, scored } from '#core/clinical/outcomes/record.ts';
import { limbSymmetry, symmetryAim, symmetryFormula } from '#core/clinical/outcomes/symmetry.ts';
import { sourceWords } from './scoreWords.ts';

type Props = {
  readonly entry: OutcomeEntry;
  /** The other leg at this visit; null where it is not entered. */
  readonly other: Outcome | null;
  readonly symptoms: ReturnType<typeof symptomSides>;
};

/** One leg against the other where both are entered. With symptoms in both it is no aim, and says so. */
export function SymmetryPanel({ entry, other, symptoms }: Props) {
  const { t } = useTranslation(['scores', 'clinical']);
  const parsed = outcomeEntrySchema.safeParse(entry);
  return (
    <Stack gap={4} component="section" aria-label={t('symmetry.title')}>
      <Title order={3}>{t('symmetry.title')}</Title>
      {other === null || !parsed.success ? (
        <Text c="dimmed">{t('symmetry.wait')}</Text>
      ) : (
        <Indices now={scored(parsed.data)} other={other} symptoms={symptoms} />
      )}
    </Stack>
  );
}

type IndicesProps = { readonly now: Outcome; readonly other: Outcome; readonly symptoms: Props['symptoms'] };

function Indices({ now, other, symptoms: { sides, involved } }: IndicesProps) {
  const { t } = useTranslation(['scores', 'clinical']);
  // Without one leg that has symptoms, the left goes first; the index then is no aim anyway.
  const first = now.entry.side === (involved ?? 'left') ? now : other;
  const second = first === now ? other : now;
  const legs = { involved: t(`clinical:sides.${first.entry.side}`), other: t(`clinical:sides.${second.entry.side}`).toLowerCase() };
  return (
    <>
      <Text size="sm">{involved === null ? t('symmetry.even') : t('symmetry.involved', legs)}</Text>
      {limbSymmetry(first, second, sides).map(({ measure, index }) => (
        <div key={measure} data-symmetry={measure}>
          {index.ok ? (
            <>
              <Text fw={700}>{t('symmetry.of', { measure: t(`clinical:measures.${measure}`), percent: Math.round(index.percent) })}</Text>
              <Text size="sm" c={index.target === 'meets-aim' ? 'var(--soleus-good)' : 'var(--soleus-warn)'} data-target={index.target}>
                {t(`symmetry.target.${index.target}`)}
              </Text>
            </>
          ) : (
            <Text size="sm">
              {t(`clinical:measures.${measure}`)}: {t(`symmetry.obstacle.${index.obstacle}`)}
            </Text>
          )}
        </div>
      ))}
      <Text size="sm" c="dimmed">
        {sourceWords(symmetryFormula)}. {sourceWords(symmetryAim.source)}.
      </Text>
    </>
  );
}
