import { Button, Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { BlockList } from './components/block-list.tsx';
import { TermsDialog } from './components/terms-dialog.tsx';
import { OwnList } from './components/own-list.tsx';
import { RequestList } from './components/request-list.tsx';
import { qualificationTabs } from './qualifications-search.ts';

const tabWords = {
  own: 'In use',
  requests: 'Requests',
  blocked: 'Blocked',
  retired: 'Put away',
} as const;

/** What the requester knows of performers: qualifications, requests for them, and blocks. */
export function QualificationsPage() {
  const { tab = 'own' } = useSearch({ from: '/qualifications' });
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);

  function open(chosen: string | null): void {
    const known = qualificationTabs.find((one) => one === chosen);
    void navigate({
      to: '/qualifications',
      search: known === undefined || known === 'own' ? {} : { tab: known },
    });
  }

  return (
    <Page>
      <PageHead
        title="Qualifications"
        sentence="What you know of performers, for work that not everybody should do."
        actions={<Button onClick={() => setCreating(true)}>New qualification</Button>}
      />
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List mb="md">
          {qualificationTabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {tabWords[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="own">
          <OwnList retired={false} onCreate={() => setCreating(true)} />
        </Tabs.Panel>
        <Tabs.Panel value="requests">
          <RequestList />
        </Tabs.Panel>
        <Tabs.Panel value="blocked">
          <BlockList />
        </Tabs.Panel>
        <Tabs.Panel value="retired">
          <OwnList retired onCreate={() => setCreating(true)} />
        </Tabs.Panel>
      </Tabs>
      {creating && <TermsDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}
