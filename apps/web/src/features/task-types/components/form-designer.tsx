import { ActionIcon, Group, Input, Tabs, Title } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBraces,
  IconLayoutList,
} from '@tabler/icons-react';
import type { FormProblem, TaskForm } from '@exchange/tasks';
import { useEditHistory } from '../logic/use-edit-history.ts';
import { DisplayList } from './display-list.tsx';
import { FieldList } from './field-list.tsx';
import { JsonEditor } from './json-editor.tsx';
import classes from './form-designer.module.css';

interface FormDesignerProps {
  readonly form: TaskForm;
  readonly problems: readonly FormProblem[];
  /** What is wrong with the form as a whole. */
  readonly problem: string | undefined;
  readonly onChange: (form: TaskForm) => void;
}

/** The form in two lists: what is shown, and what is asked. */
export function FormDesigner({ form, problems, problem, onChange }: FormDesignerProps) {
  const history = useEditHistory(form, onChange);
  return (
    <section id="form-designer" aria-labelledby="form-heading">
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} id="form-heading">
          The form
        </Title>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Undo the last change of the form"
            data-tip="Undo (Ctrl+Z)"
            disabled={!history.canUndo}
            onClick={history.undo}
          >
            <IconArrowBackUp size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Redo the change of the form"
            data-tip="Redo (Ctrl+Y)"
            disabled={!history.canRedo}
            onClick={history.redo}
          >
            <IconArrowForwardUp size={18} />
          </ActionIcon>
        </Group>
      </Group>
      {problem !== undefined && <Input.Error mb="xs">{problem}</Input.Error>}
      <Tabs defaultValue="designer" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="designer" leftSection={<IconLayoutList size={16} aria-hidden />}>
            Designer
          </Tabs.Tab>
          <Tabs.Tab value="json" leftSection={<IconBraces size={16} aria-hidden />}>
            JSON
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="designer" className={classes.lists}>
          <DisplayList form={form} problems={problems} onChange={onChange} />
          <FieldList form={form} problems={problems} onChange={onChange} />
        </Tabs.Panel>
        <Tabs.Panel value="json" pt="md">
          <JsonEditor form={form} onChange={onChange} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
