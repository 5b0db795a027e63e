import { Alert, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import '@mantine/core/styles/Radio.css';
import { externalLimits, externalVariables } from '@exchange/interfaces';
import type { ParseInterfaceResult } from '@exchange/interfaces/parse';
import { NumberBox } from '#components/number/number-box.tsx';
import type { ExternalDraft } from '../logic/terms-draft.ts';

interface ExternalEditorProps {
  readonly page: ExternalDraft;
  readonly parsed: ParseInterfaceResult;
  readonly problem: string | undefined;
  readonly onChange: (page: ExternalDraft) => void;
}

/** The address of a page of one's own, and how it is opened. */
export function ExternalEditor({ page, parsed, problem, onChange }: ExternalEditorProps) {
  const variables = parsed.ok ? externalVariables(page.url) : [];
  return (
    <section id="form-designer" aria-labelledby="external-heading">
      <Title order={2} id="external-heading" mb="xs">
        The page
      </Title>
      <Stack gap="sm">
        <TextInput
          label="Address"
          description="It gets assignmentId, hitId, workerId and turkSubmitTo as on Mechanical Turk, and exchangeToken, which your server can check. ${name} puts in a column of the row."
          placeholder="https://survey.example.org/page?item=${item}"
          inputMode="url"
          spellCheck={false}
          error={problem}
          value={page.url}
          onChange={({ currentTarget }) => onChange({ ...page, url: currentTarget.value })}
        />
        {!parsed.ok && page.url.trim() !== '' && (
          <Alert color="orange" title="The page cannot be used yet">
            {parsed.problems[0]?.message}
          </Alert>
        )}
        {parsed.ok && (
          <Text size="sm">
            {variables.length === 0
              ? 'The address uses no column.'
              : `The CSV file needs: ${variables.join(', ')}.`}
          </Text>
        )}
        <Radio.Group
          label="Where it opens"
          value={page.open}
          onChange={(open) => onChange({ ...page, open: open === 'tab' ? 'tab' : 'frame' })}
        >
          <Stack gap={6} mt={6}>
            <Radio value="frame" label="In a frame beside the instructions" />
            <Radio
              value="tab"
              label="In a tab of its own"
              description="For pages that must not be framed, or that lead to other sites."
            />
          </Stack>
        </Radio.Group>
        {page.open === 'frame' && (
          <NumberBox
            label="Height in pixels"
            description="0 takes most of the window."
            maw={220}
            bounds={{ min: 0, max: externalLimits.frameHeight }}
            empty={0}
            value={page.frameHeight}
            onChange={(frameHeight) => onChange({ ...page, frameHeight })}
          />
        )}
      </Stack>
    </section>
  );
}
