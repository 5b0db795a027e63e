import {
  Alert,
  Button,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { useState } from 'react';
import { useChangeQualification } from '../api/change-qualification.ts';

const ways = [
  { value: 'ask', label: 'Performers ask, you answer' },
  { value: 'auto', label: 'Everybody who asks gets it at once' },
  { value: 'give', label: 'Only you give it' },
];
const retries = [
  { value: '', label: 'Never' },
  { value: '86400', label: 'After a day' },
  { value: '604800', label: 'After a week' },
  { value: '2592000', label: 'After 30 days' },
];

/** Makes a qualification. */
export function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [way, setWay] = useState('ask');
  const [value, setValue] = useState(1);
  const [retry, setRetry] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const change = useChangeQualification();

  function submit(): void {
    const terms = {
      description,
      requestable: way !== 'give',
      autoGrantValue: way === 'auto' ? value : null,
      retryDelaySeconds: retry === '' ? null : Number(retry),
    };
    change.mutate(
      { kind: 'create', input: { name, terms } },
      {
        onSuccess: (found) => (found === null ? onClose() : setProblem(found)),
        onError: (error) => setProblem(error.message),
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title="New qualification" data-blocks-shortcuts>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            description="It cannot be changed later, because work refers to it."
            required
            minLength={3}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label="What it means, and how one gets it"
            maxLength={2_000}
            autosize
            minRows={3}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <NativeSelect
            label="How performers get it"
            value={way}
            data={ways}
            onChange={(event) => setWay(event.currentTarget.value)}
          />
          {way === 'auto' && (
            <NumberInput
              label="With this value"
              allowDecimal={false}
              value={value}
              onChange={(given) => setValue(typeof given === 'number' ? given : 1)}
            />
          )}
          {way !== 'give' && (
            <NativeSelect
              label="After a refusal they can ask again"
              value={retry}
              data={retries}
              onChange={(event) => setRetry(event.currentTarget.value)}
            />
          )}
          {problem !== null && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" loading={change.isPending}>
              Create
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
