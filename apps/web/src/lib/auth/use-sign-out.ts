import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { clearDrafts } from '../drafts/draft-store.ts';
import { signOut } from './auth-client.ts';
import { viewerOptions } from './viewer.ts';

/** Ends the session and forgets everything that this page knew through it. */
export function useSignOut(end: () => Promise<void> = signOut): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await end();
    await clearDrafts();
    client.clear();
    client.setQueryData(viewerOptions().queryKey, null);
    await navigate({ to: '/sign-in' });
  };
}
