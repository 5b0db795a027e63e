import { Alert, Button, FileButton, Group, List, Modal, Stack, Textarea } from '@mantine/core';
import '@mantine/core/styles/List.css';
import { notifications } from '@mantine/notifications';
import { prepareTextPatterns } from '@exchange/tasks';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { TermsDraft } from '../logic/terms-draft.ts';

interface ImportQuestionProps {
  readonly onImport: (part: Partial<TermsDraft>) => void;
}

/** Takes over a question of Mechanical Turk's API, pasted or from a file. */
export function ImportQuestion({ onImport }: ImportQuestionProps) {
  const [open, setOpen] = useState(false);
  const [xml, setXml] = useState('');
  const [problems, setProblems] = useState<readonly string[]>([]);

  function change(text: string): void {
    setXml(text);
    setProblems([]);
  }

  async function takeOver(): Promise<void> {
    const [{ importQuestion }] = await Promise.all([
      import('../logic/import-question.ts'),
      prepareTextPatterns(),
    ]);
    const imported = importQuestion(xml);
    if (!imported.ok) {
      setProblems(imported.problems);
      return;
    }
    onImport(imported.part);
    setOpen(false);
    change('');
    const { what, notes } = imported;
    notifications.show({
      color: notes.length === 0 ? 'green' : 'orange',
      autoClose: notes.length === 0 ? 5_000 : false,
      title: `The question became ${what}`,
      message: notes.length === 0 ? 'Look at the preview, then save.' : notes.join(' '),
    });
  }

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Import XML
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="Import a question of Mechanical Turk"
        size="xl"
        data-blocks-shortcuts
      >
        <Stack gap="md">
          <Textarea
            label="XML"
            description="A QuestionForm becomes a form, an HTMLQuestion a template, an ExternalQuestion an external page. It takes the place of what is there now."
            autosize
            minRows={10}
            maxRows={20}
            spellCheck={false}
            data-autofocus
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
            value={xml}
            onChange={({ currentTarget }) => change(currentTarget.value)}
          />
          {problems.length > 0 && (
            <Alert color="orange" role="alert" title="It cannot be taken over">
              <List size="sm">
                {problems.slice(0, 10).map((problem) => (
                  <List.Item key={problem}>{problem}</List.Item>
                ))}
              </List>
            </Alert>
          )}
          <Group justify="space-between">
            <FileButton
              accept=".xml,.txt,application/xml,text/xml"
              onChange={(file) => void file?.text().then(change)}
            >
              {(props) => (
                <Button {...props} variant="default">
                  Choose a file
                </Button>
              )}
            </FileButton>
            <Group gap="xs">
              <Button variant="default" onClick={() => setOpen(false)}>
                Cancel
              </Button>
              <Button disabled={xml.trim() === ''} onClick={() => void takeOver()}>
                Take over
              </Button>
            </Group>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
