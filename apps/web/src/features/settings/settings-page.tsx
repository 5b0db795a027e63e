import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import { IconAdjustments, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { settingsOptions } from './api/get-settings.ts';
import { MaintenancePanel } from './components/maintenance-panel.tsx';
import { SettingsList } from './components/settings-list.tsx';
import { arrangeSettings } from './logic/arrange-settings.ts';

/** How the exchange is set up, what each setting means, and the switch for maintenance. */
export function ClusterSettingsPage() {
  const { q = '', changed } = useSearch({ from: '/ops/settings' });
  const navigate = useNavigate({ from: '/ops/settings' });
  const field = useRef<HTMLInputElement>(null);
  const { data, error, isPending, refetch } = useQuery(settingsOptions());
  const sections = arrangeSettings(data ?? [], q, changed === true);
  useShortcut({ keys: '/', label: 'Search' }, () => field.current?.focus());
  return (
    <Page>
      <PageHead
        title="Cluster settings"
        sentence="What the cluster file says. Settings are changed there, and hold when a process starts."
      />
      <Stack gap="lg">
        <MaintenancePanel />
        <Group align="flex-end" gap="lg">
          <TextInput
            ref={field}
            label="Search"
            placeholder="Name or meaning"
            leftSection={<IconSearch size={16} aria-hidden />}
            w={{ base: '100%', xs: 320 }}
            value={q}
            onChange={({ currentTarget: { value } }) =>
              void navigate({
                search: { ...(value === '' ? {} : { q: value }), ...(changed ? { changed } : {}) },
                replace: true,
              })
            }
          />
          <Checkbox
            mb={8}
            label="Only what differs from the usual"
            checked={changed === true}
            onChange={({ currentTarget: { checked } }) =>
              void navigate({
                search: { ...(q === '' ? {} : { q }), ...(checked ? { changed: true } : {}) },
                replace: true,
              })
            }
          />
        </Group>
        {isPending && <RowSkeletons height={44} rows={8} />}
        {error !== null && data === undefined && (
          <ErrorState
            error={error}
            title="The settings cannot be shown"
            onRetry={() => void refetch()}
          />
        )}
        {data !== undefined && sections.length === 0 && (
          <Empty icon={IconAdjustments} title="No setting matches">
            {changed ? 'Nothing differs from the usual.' : 'Other words may find it.'}
          </Empty>
        )}
        {sections.map((section) => (
          <SettingsList key={section.name} section={section} />
        ))}
      </Stack>
    </Page>
  );
}
