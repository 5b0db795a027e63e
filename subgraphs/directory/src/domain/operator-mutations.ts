import { Kind, type DocumentNode } from 'graphql';

const mark = 'Needs the operator role.';

/**
 * Mutations that operators alone may call, by what their descriptions say: the one place where it is
 * written down, and what people read in the reference.
 */
export function listOperatorMutations(typeDefs: DocumentNode): string[] {
  return typeDefs.definitions.flatMap((definition) => {
    const isMutation =
      (definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
        definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
      definition.name.value === 'Mutation';
    if (!isMutation) return [];
    return (definition.fields ?? [])
      .filter(({ description }) => description?.value.endsWith(mark) === true)
      .map(({ name }) => name.value);
  });
}
