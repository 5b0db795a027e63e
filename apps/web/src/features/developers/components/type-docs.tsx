import { Text } from '@mantine/core';
import type { GraphQLSchema } from 'graphql';
import { isEnumType, isUnionType } from 'graphql';
import { innerTypeName, listFields } from '../logic/search-schema.ts';
import classes from './docs-pane.module.css';

interface TypeDocsProps {
  readonly schema: GraphQLSchema;
  readonly name: string;
  readonly onOpen: (name: string) => void;
}

/** One type: what it is, its fields with arguments, its values or its members. */
export function TypeDocs({ schema, name, onOpen }: TypeDocsProps) {
  const type = schema.getType(name);
  if (type === undefined) return null;
  const fields = listFields(type);
  return (
    <section aria-label={name}>
      <h2 className={classes.title}>{name}</h2>
      {type.description && (
        <Text size="sm" c="dimmed">
          {type.description}
        </Text>
      )}
      <ul className={classes.fields}>
        {fields.map((field) => (
          <li key={field.name}>
            <code>
              <b>{field.name}</b>
              {field.args.length > 0 && '('}
              {field.args.map((arg, index) => (
                <span key={arg.name}>
                  {index > 0 && ', '}
                  {arg.name}: <TypeLink type={arg.type} onOpen={onOpen} />
                </span>
              ))}
              {field.args.length > 0 && ')'}: <TypeLink type={field.type} onOpen={onOpen} />
            </code>
            {field.description && <p>{field.description}</p>}
          </li>
        ))}
        {isEnumType(type) &&
          type.getValues().map((value) => (
            <li key={value.name}>
              <code>
                <b>{value.name}</b>
              </code>
              {value.description && <p>{value.description}</p>}
            </li>
          ))}
        {isUnionType(type) &&
          type.getTypes().map((member) => (
            <li key={member.name}>
              <code>
                <TypeLink type={member.name} onOpen={onOpen} />
              </code>
              {member.description && <p>{member.description}</p>}
            </li>
          ))}
      </ul>
    </section>
  );
}

function TypeLink({
  type,
  onOpen,
}: {
  readonly type: string;
  readonly onOpen: (name: string) => void;
}) {
  return (
    <button type="button" className={classes.type} onClick={() => onOpen(innerTypeName(type))}>
      {type}
    </button>
  );
}
