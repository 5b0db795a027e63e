import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

interface AppLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly to: string;
}

/** A link to a page whose path is data rather than code, such as one from the navigation. */
export function AppLink({ to, ...rest }: AppLinkProps) {
  return <Link to={to} {...(rest as object)} />;
}
