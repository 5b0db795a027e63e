import { Autocomplete, Stack, TagsInput, TextInput, Textarea, Title } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { useQuery } from '@tanstack/react-query';
import { categoriesOptions } from '../api/list-categories.ts';
import type { TermsDraft } from '../logic/terms-draft.ts';
import { InstructionsEditor } from './instructions-editor.tsx';

interface SectionProps {
  readonly draft: TermsDraft;
  /** What is wrong with a control, by its id. */
  readonly problemOf: (control: string) => string | undefined;
  readonly onChange: (change: Partial<TermsDraft>) => void;
}

const commonCategories = [
  'Sentiment',
  'Labelling images',
  'Transcription',
  'Data collection',
  'Survey',
];

/** What the work is: title, description, instructions, category and keywords. */
export function TermsSection({ draft, problemOf, onChange }: SectionProps) {
  const { data: known = [] } = useQuery(categoriesOptions());
  return (
    <Stack component="section" gap="md" aria-labelledby="terms-heading">
      <Title order={2} id="terms-heading">
        The work
      </Title>
      <TextInput
        id="title"
        label="Title"
        description="What performers see first."
        required
        maxLength={128}
        error={problemOf('title')}
        value={draft.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        id="description"
        label="Description"
        description="One or two sentences on what is to be done."
        required
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        error={problemOf('description')}
        value={draft.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <InstructionsEditor
        value={draft.instructions}
        problem={problemOf('instructions')}
        onChange={(instructions) => onChange({ instructions })}
      />
      <Autocomplete
        id="category"
        label="Category"
        description="Performers who like this category get the tasks first."
        required
        maxLength={60}
        data={[...new Set([...known, ...commonCategories])]}
        error={problemOf('category')}
        value={draft.category}
        onChange={(category) => onChange({ category })}
      />
      <TagsInput
        id="keywords"
        label="Keywords"
        description="Words to find it by. Press Enter after each."
        maxTags={20}
        splitChars={[',', ';']}
        error={problemOf('keywords')}
        value={[...draft.keywords]}
        onChange={(keywords) => onChange({ keywords })}
      />
    </Stack>
  );
}
