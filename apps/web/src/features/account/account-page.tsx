import { Badge, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { roleInfos } from '#lib/auth/roles.ts';
import { viewerOptions } from '#lib/auth/viewer.ts';
import { LookSection } from './components/look-section.tsx';
import { NameSection } from './components/name-section.tsx';
import { PasswordSection } from './components/password-section.tsx';
import { SessionsSection } from './components/sessions-section.tsx';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';

/** Settings of the account itself. */
export function AccountPage() {
  const { data: viewer } = useSuspenseQuery(viewerOptions());
  if (viewer === null) return null;
  const held = roleInfos.filter(({ role }) => viewer.roles.includes(role));
  return (
    <Page width="reading">
      <PageHead title="Settings" sentence={<bdi>{viewer.email}</bdi>} />
      <Stack gap="lg">
        <NameSection name={viewer.name} />
        <SettingsSection title="Roles" sentence="Each has its own pages and its own money.">
          <Group gap="xs">
            {held.map(({ role, label }) => (
              <Badge key={role} size="lg">
                {label}
              </Badge>
            ))}
            {held.length < 2 && <AnchorLink to="/welcome">Add a role</AnchorLink>}
          </Group>
          {held.length === 0 && <Text size="sm">You have no role yet.</Text>}
        </SettingsSection>
        <LookSection />
        <SimpleGrid cols={1} spacing="lg">
          <PasswordSection />
          <SessionsSection />
        </SimpleGrid>
      </Stack>
    </Page>
  );
}
