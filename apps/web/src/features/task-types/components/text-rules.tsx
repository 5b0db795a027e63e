import { SimpleGrid, TextInput } from '@mantine/core';
import type { FieldPatch, TextField, TextPattern } from '@exchange/tasks';
import { findPatternProblem } from '@exchange/tasks';
import { CountInput } from './optional-number.tsx';

interface TextRulesProps {
  readonly field: TextField;
  readonly onPatch: (patch: FieldPatch) => void;
}

/** What a text may be: its lengths, what it begins with, and a pattern with words about it. */
export function TextRules({ field, onPatch }: TextRulesProps) {
  const [first, ...others] = field.patterns ?? [];

  function setFirst(change: Partial<TextPattern>): void {
    const { regex = '', flags, message = '' } = { ...first, ...change };
    const next = {
      regex,
      ...(flags === undefined ? {} : { flags }),
      ...(message === '' ? {} : { message }),
    };
    const patterns = regex === '' ? others : [next, ...others];
    onPatch({ patterns: patterns.length === 0 ? undefined : patterns });
  }

  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <CountInput
          label="At least (characters)"
          value={field.minLength}
          onChange={(minLength) => onPatch({ minLength })}
        />
        <CountInput
          label="At most (characters)"
          value={field.maxLength}
          onChange={(maxLength) => onPatch(maxLength === undefined ? {} : { maxLength })}
        />
      </SimpleGrid>
      <TextInput
        label="Begins with"
        description="Stands there until it is changed. May stay empty."
        value={field.initial ?? ''}
        onChange={(event) => onPatch({ initial: event.currentTarget.value || undefined })}
      />
      <TextInput
        label="Must match"
        description="A regular expression, such as ^[A-Z]{2}[0-9]+$. May stay empty."
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={first?.regex ?? ''}
        error={first === undefined ? null : findPatternProblem(first)}
        onChange={(event) => setFirst({ regex: event.currentTarget.value })}
      />
      {first !== undefined && (
        <TextInput
          label="Words for a text that does not match"
          value={first.message ?? ''}
          onChange={(event) => setFirst({ message: event.currentTarget.value })}
        />
      )}
    </>
  );
}
