import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { sectionPath, visitSections } from './sections.ts';
import classes from './VisitSections.module.css';

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
