import { Tabs, Title } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { IconBraces, IconLayoutList } from '@tabler/icons-react';
import type { FormProblem, TaskForm } from '@exchange/tasks';
import { DisplayList } from './display-list.tsx';
import { FieldList } from './field-list.tsx';
import { JsonEditor } from './json-editor.tsx';
import classes from './form-designer.module.css';

interface FormDesignerProps {
  readonly form: TaskForm;
  readonly problems: readonly FormProblem[];
  readonly onChange: (form: TaskForm) => void;
}

/** The form in two lists: what is shown, and what is asked. */
export function FormDesigner({ form, problems, onChange }: FormDesignerProps) {
  return (
    <section id="form-designer" aria-labelledby="form-heading">
      <Title order={2} id="form-heading" mb="xs">
        The form
      </Title>
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
