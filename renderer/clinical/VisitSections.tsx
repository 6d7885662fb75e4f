import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { sectionPath, type VisitSection, visitSections } from './sections.ts';
import classes from './VisitSections.module.css';

/** A part may have more of its address behind its own; the visit itself, whose address begins all others, has none. */
const isAt = (address: string, section: VisitSection, path: string): boolean =>
  address === path || (section !== 'clips' && address.startsWith(`${path}/`));

/** Goes between the parts of a visit; the one that is shown is marked. */
export function VisitSections({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation('clinical');
  const [address] = useLocation();
  return (
    <nav className={classes['sections']} aria-label={t('sections.title')}>
      {visitSections.map((section) => {
        const path = sectionPath(visitId, section);
        return (
          <Link
            key={section}
            href={path}
            className={classes['section'] ?? ''}
            aria-current={isAt(address, section, path) ? 'page' : undefined}
          >
            {t(`sections.${section}`)}
          </Link>
        );
      })}
    </nav>
  );
}
