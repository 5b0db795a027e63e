import { LateMenu } from '#components/late-menu/late-menu.tsx';
import type { Viewer } from '#lib/auth/viewer.ts';
import { AccountButton } from './account-button.tsx';

/** Who is signed in, and what belongs to the account. */
export function AccountMenu({ viewer }: { readonly viewer: Viewer }) {
  return (
    <LateMenu
      button={<AccountButton viewer={viewer} />}
      width={232}
      load={() => import('./account-menu-items.tsx')}
      items={{ viewer }}
    />
  );
}
