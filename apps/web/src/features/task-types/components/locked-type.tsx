import { Alert, DataList, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/DataList.css';
import { IconLock } from '@tabler/icons-react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { Markdown } from '#components/markdown/markdown.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { Page } from '#components/page-head/page.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { formatMoney } from '#lib/format/money.ts';
import type { TaskTypeDetail } from '../api/get-task-type.ts';
import { parseInterface } from '@exchange/interfaces/parse';
import { useMemo } from 'react';
import { givenInterface, interfaceKind } from '../logic/given-interface.ts';
import { draftOf } from '../logic/draft-of.ts';
import { ExternalPreview } from './external-preview.tsx';
import { FormPreview } from './form-preview.tsx';
import { TemplatePreview } from './template-preview.tsx';
import classes from './type-editor.module.css';

/** A type that published work uses: its terms stay as people accepted them. */
export function LockedType({ type }: { readonly type: TaskTypeDetail }) {
  const draft = useMemo(() => draftOf(type), [type]);
  const kind = interfaceKind(draft);
  const parsed = useMemo(
    () => (kind === 'form' ? null : parseInterface(givenInterface(draft))),
    [kind, draft],
  );
  const facts = [
    ['Category', type.category],
    ['Keywords', type.keywords.join(', ') || 'None'],
    ['Reward', formatMoney(type.reward)],
    ['Fee', formatMoney(type.fee)],
    ['Time allowed', formatDuration(type.timeAllowedSeconds)],
    ['Who may do it', type.requirements.join('; ') || 'Everybody'],
    ['Automatic approval', `${formatDuration(type.autoApprovalSeconds)} after handing in`],
  ] as const;
  return (
    <Page width="full">
      <PageHead
        title={type.title}
        sentence={<bdi>{type.description}</bdi>}
        actions={
          <>
            <ButtonLink variant="default" to="/types/new" search={{ copy: type.id }}>
              Make a copy
            </ButtonLink>
            <ButtonLink to="/batches/new" search={{ typeId: type.id }}>
              Upload rows
            </ButtonLink>
          </>
        }
      />
      <div className={classes.columns}>
        <Stack gap="lg">
          <Alert
            color="gray"
            icon={<IconLock size={18} aria-hidden />}
            title="The terms can no longer change"
          >
            Published work uses this type, and people accepted it as it is. Make a copy to change
            something.
          </Alert>
          <DataList withDivider labelWidth="160px">
            {facts.map(([label, value]) => (
              <DataList.Item key={label}>
                <DataList.ItemLabel>{label}</DataList.ItemLabel>
                <DataList.ItemValue>
                  <bdi>{value}</bdi>
                </DataList.ItemValue>
              </DataList.Item>
            ))}
          </DataList>
          <div>
            <Text fw={600} mb="xs">
              Instructions
            </Text>
            <Markdown text={type.instructions ?? ''} />
          </div>
        </Stack>
        <div className={classes.preview}>
          {parsed === null ? (
            <FormPreview form={draft.form} instructions={draft.instructions} />
          ) : kind === 'external' ? (
            <ExternalPreview parsed={parsed} />
          ) : (
            <TemplatePreview parsed={parsed} />
          )}
        </div>
      </div>
    </Page>
  );
}
