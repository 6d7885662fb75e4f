import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import classes from './VisitSections.module.css';

/** The parts of a visit, each a screen of its own. The first is the visit itself with its clips. */
export const visitSections = ['clips', 'intake', 'safety', 'scores', 'treatment', 'plan', 'notes'] as const;
export type VisitSection = (typeof visitSections)[number];

export const sectionPath = (visitId: string, section: VisitSection): string =>
  section === 'clips' ? `/visits/${visitId}` : `/visits/${visitId}/${section}`;

/** Goes between the parts of a visit; the one that is shown is marked. */
export function VisitSections({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation('clinical');
  const [address] = useLocation();
  return (
    <nav className={classes['sections']} aria-label={t('sections.title')}>
      {visitSections.map((section) => {
        const path = sectionPath(visitId, section);
        return (
          <Link key={section} href={path} className={classes['section'] ?? ''} aria-current={address === path ? 'page' : undefined}>
            {t(`sections.${section}`)}
          </Link>
        );
      })}
    </nav>
  );
}
