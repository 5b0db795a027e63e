import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface DocumentMeasure {
  /** Fields of the largest operation after every fragment is written out where it is used. */
  readonly fields: number;
  /** Deepest nesting of fields, fragments written out; below introspection graphql-js has a rule of its own. */
  readonly depth: number;
  readonly operations: number;
  /** As written, fragments not written out. */
  readonly aliases: number;
  readonly directives: number;
  readonly usesIntrospection: boolean;
  readonly mutates: boolean;
  /** A name that objects of JavaScript give a meaning of their own. */
  readonly forbiddenName: string | null;
  /** A fragment that contains itself, by way of others or directly. */
  readonly isCircular: boolean;
}

interface Size {
  readonly fields: number;
  readonly depth: number;
}

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);
const introspectionFields = new Set(['__schema', '__type']);
const nothing: Size = { fields: 0, depth: 0 };

/**
 * Measures what an operation grows to, in time linear in its text: a fragment is measured once and
 * its size counted wherever it is spread, so doubling over many levels costs a number, not memory.
 */
export function measureDocument(document: DocumentNode): DocumentMeasure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const measured = new Map<string, Size | 'under way'>();
  let forbiddenName: string | null = null;
  let usesIntrospection = false;
  let isCircular = false;
  let aliases = 0;
  let directives = 0;

  function check(name: string | undefined): void {
    if (name !== undefined && forbiddenNames.has(name)) forbiddenName ??= name;
  }

  function measureFragment(name: string): Size {
    const known = measured.get(name);
    if (known === 'under way') {
      isCircular = true;
      return nothing;
    }
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    if (fragment === undefined) return nothing;
    check(name);
    measured.set(name, 'under way');
    const size = measureSelections(fragment.selectionSet);
    measured.set(name, size);
    return size;
  }

  function measureSelections(set: SelectionSetNode): Size {
    let fields = 0;
    let depth = 0;
    for (const selection of set.selections) {
      let size: Size;
      directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        if (selection.alias !== undefined) {
          aliases += 1;
          check(selection.alias.value);
        }
        check(selection.name.value);
        const inner = selection.selectionSet ? measureSelections(selection.selectionSet) : nothing;
        const isIntrospection = introspectionFields.has(selection.name.value);
        usesIntrospection ||= isIntrospection;
        size = { fields: inner.fields + 1, depth: isIntrospection ? 1 : inner.depth + 1 };
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        size = measureSelections(selection.selectionSet);
      } else {
        size = measureFragment(selection.name.value);
      }
      fields += size.fields;
      depth = Math.max(depth, size.depth);
    }
    return { fields, depth };
  }

  let fields = 0;
  let depth = 0;
  for (const operation of operations) {
    check(operation.name?.value);
    directives += operation.directives?.length ?? 0;
    for (const { variable } of operation.variableDefinitions ?? []) check(variable.name.value);
    const size = measureSelections(operation.selectionSet);
    fields = Math.max(fields, size.fields);
    depth = Math.max(depth, size.depth);
  }
  for (const name of fragments.keys()) measureFragment(name);
  return {
    fields,
    depth,
    operations: operations.length,
    aliases,
    directives,
    usesIntrospection,
    mutates: operations.some(({ operation }) => operation === OperationTypeNode.MUTATION),
    forbiddenName,
    isCircular,
  };
}
