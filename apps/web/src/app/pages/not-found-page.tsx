import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Empty } from '#components/states/empty.tsx';
import { homeOf } from '#lib/auth/roles.ts';
import { viewerOptions } from '#lib/auth/viewer.ts';

/** No such page: offers a search and the way home. */
export function NotFoundPage() {
  const { data: viewer } = useQuery(viewerOptions());
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const canSearch = viewer?.roles.includes('PERFORMER') === true;
  return (
    <Page width="reading">
      <PageHead
        title="There is no such page"
        sentence="The address may be mistyped, or the thing was removed."
      />
      <Empty
        icon={IconCompass}
        title="Go on from here"
        action={
          <Stack gap="sm" align="center">
            {canSearch && (
              <form
                role="search"
                onSubmit={(event) => {
                  event.preventDefault();
                  void navigate({ to: '/tasks', search: { q: words } });
                }}
              >
                <Group gap="xs" wrap="nowrap">
                  <TextInput
                    aria-label="Search for work"
                    placeholder="Search for work"
                    value={words}
                    onChange={(event) => setWords(event.currentTarget.value)}
                  />
                  <Button type="submit" variant="default">
                    Search
                  </Button>
                </Group>
              </form>
            )}
            <Anchor component={Link} to={viewer ? homeOf(viewer) : '/sign-in'} underline="always">
              {viewer ? 'Back to your first page' : 'Sign in'}
            </Anchor>
          </Stack>
        }
      >
        {canSearch
          ? 'Search the open work, or go back to your first page.'
          : viewer
            ? 'Your first page shows what waits for you.'
            : 'With an account you find work to do, and people who do yours.'}
      </Empty>
    </Page>
  );
}
