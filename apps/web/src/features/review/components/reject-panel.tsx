import { Button, Chip, Group, Stack, Text, Textarea } from '@mantine/core';
import '@mantine/core/styles/Chip.css';
import { useEffect, useRef, useState } from 'react';
import { countOf } from '#lib/format/number.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { checkReason, rejectReasons } from '../logic/reject-reasons.ts';
import classes from './reject-panel.module.css';

interface RejectPanelProps {
  readonly count: number;
  readonly onReject: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why: a numbered reason, own words, or both. */
export function RejectPanel({ count, onReject, onCancel }: RejectPanelProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const reason = [chosen ?? '', words.trim()].filter((part) => part !== '').join(' ');
  const problem = checkReason(reason);
  const form = useRef<HTMLFormElement>(null);

  // Asked for by a key, it may open below the end of the window.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  function submit(): void {
    if (problem === null) onReject(reason);
  }

  useShortcut({ keys: 'Escape', label: 'Do not reject', group: 'Reject' }, onCancel);
  useShortcut({ keys: 'Enter', label: 'Reject with this reason', group: 'Reject' }, submit);

  return (
    <form
      ref={form}
      aria-label="Reject"
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <Text fw={600}>Why? The performer reads it.</Text>
        <Chip.Group
          value={chosen}
          onChange={(value) => setChosen(typeof value === 'string' ? value : null)}
        >
          <Group gap={6} role="radiogroup" aria-label="Reason">
            {rejectReasons.map((text, index) => (
              <ReasonChip
                key={text}
                number={index + 1}
                text={text}
                onToggle={() => setChosen(chosen === text ? null : text)}
              />
            ))}
          </Group>
        </Chip.Group>
        <Textarea
          label="In your own words"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1_024}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
            if (event.key === 'Escape') onCancel();
          }}
        />
        <Group gap="sm">
          <Button type="submit" color="red" variant="light" disabled={problem !== null}>
            Reject {countOf(count, 'answer')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Do not reject
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ReasonChipProps {
  readonly number: number;
  readonly text: string;
  readonly onToggle: () => void;
}

function ReasonChip({ number, text, onToggle }: ReasonChipProps) {
  useShortcut({ keys: String(number), label: text, group: 'Reject' }, onToggle);
  return (
    <Chip value={text} variant="outline" size="sm" className={classes.chip ?? ''}>
      <span className={classes.number}>{number}</span> {text}
    </Chip>
  );
}
