import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { homeOf } from '#lib/auth/roles.ts';
import { viewerOptions } from '#lib/auth/viewer.ts';

/** Goes on after a session was opened: back to where one wanted to be, or to the first page. */
export function useEnter(next: string | undefined): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    client.clear();
    const viewer = await client.query({ ...viewerOptions(), staleTime: 0 });
    if (viewer === null) throw new Error('The session was opened but nobody is signed in');
    await router.invalidate();
    const first = homeOf(viewer);
    await router.navigate({ href: first === '/welcome' ? first : (next ?? first), replace: true });
  };
}
