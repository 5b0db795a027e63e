import { Alert, CloseButton, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import type { GraphQLSchema } from 'graphql';
import { useState } from 'react';
import { searchSchema } from '../logic/search-schema.ts';
import { TypeDocs } from './type-docs.tsx';
import classes from './docs-pane.module.css';

interface DocsPaneProps {
  readonly schema: GraphQLSchema | null;
  readonly problem: string | null;
}

/** The API's documentation: types and fields by search, and from one to the next. */
export function DocsPane({ schema, problem }: DocsPaneProps) {
  const [words, setWords] = useState('');
  const [trail, setTrail] = useState<readonly string[]>([]);
  if (problem !== null) {
    return (
      <Alert color="red" m="sm" title="No documentation">
        {problem}
      </Alert>
    );
  }
  if (schema === null) {
    return (
      <Stack p="sm" role="status" aria-label="Loading">
        <Skeleton height={34} />
        <Skeleton height={18} width="70%" />
        <Skeleton height={18} width="50%" />
      </Stack>
    );
  }

  function open(name: string): void {
    setWords('');
    setTrail([...trail, name]);
  }

  const current = trail.at(-1);
  const hits = searchSchema(schema, words);
  return (
    <div className={classes.pane}>
      <TextInput
        aria-label="Search the documentation"
        placeholder="Search types and fields"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          words === '' ? null : <CloseButton aria-label="Clear" onClick={() => setWords('')} />
        }
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {words !== '' && (
        <ul className={classes.hits} aria-label="Found">
          {hits.map((hit) => (
            <li key={`${hit.typeName}.${hit.fieldName ?? ''}`}>
              <button type="button" onClick={() => open(hit.typeName)}>
                <code>
                  {hit.fieldName === null ? hit.typeName : `${hit.typeName}.${hit.fieldName}`}
                </code>
                <span>{hit.description}</span>
              </button>
            </li>
          ))}
          {hits.length === 0 && (
            <Text size="sm" c="dimmed" p="sm">
              Nothing matches.
            </Text>
          )}
        </ul>
      )}
      {words === '' && (
        <>
          {current !== undefined && (
            <button
              type="button"
              className={classes.back}
              onClick={() => setTrail(trail.slice(0, -1))}
            >
              <IconArrowLeft size={16} aria-hidden /> {trail.at(-2) ?? 'Start'}
            </button>
          )}
          {current === undefined ? (
            <Roots schema={schema} onOpen={open} />
          ) : (
            <TypeDocs schema={schema} name={current} onOpen={open} />
          )}
        </>
      )}
    </div>
  );
}

function Roots({
  schema,
  onOpen,
}: {
  readonly schema: GraphQLSchema;
  readonly onOpen: (name: string) => void;
}) {
  return (
    <>
      <TypeDocs schema={schema} name={schema.getQueryType()?.name ?? 'Query'} onOpen={onOpen} />
      <TypeDocs
        schema={schema}
        name={schema.getMutationType()?.name ?? 'Mutation'}
        onOpen={onOpen}
      />
    </>
  );
}
