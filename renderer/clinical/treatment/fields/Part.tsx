import type { ReactNode } from 'react';
import classes from '../Treatment.module.css';

/** Fields that belong together, under one heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classes['part']}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** Fields beside each other, as many as there is room for. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className={classes['grid']}>{children}</div>;
}
