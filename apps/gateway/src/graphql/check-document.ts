import { ExchangeError } from '@exchange/kernel';
import { GraphQLError, Lexer, parse, Source, TokenKind } from 'graphql';
import { graphqlLimits } from './limits.ts';
import { measureDocument } from './measure-document.ts';

export interface CheckedDocument {
  readonly usesIntrospection: boolean;
  readonly mutates: boolean;
}

const mostRemembered = 2_000;
const longestRemembered = 8_000;

const opening = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Looks at the text of an operation before Apollo Server does: what would grow beyond all measure in
 * validation or planning ends here. Texts that passed are remembered.
 */
export function createDocumentChecker(): (text: string) => CheckedDocument {
  // A Map keeps the order of insertion, so the first key is the oldest.
  const passed = new Map<string, CheckedDocument>();
  return (text) => {
    const known = passed.get(text);
    if (known !== undefined) return known;
    const checked = checkDocument(text);
    if (text.length <= longestRemembered) passed.set(text, checked);
    const oldest = passed.size > mostRemembered ? passed.keys().next().value : undefined;
    if (oldest !== undefined) passed.delete(oldest);
    return checked;
  };
}

/** Throws QUERY_TOO_COMPLEX or BAD_USER_INPUT. */
export function checkDocument(text: string): CheckedDocument {
  if (text.length > graphqlLimits.textCharacters) {
    throw tooComplex(`is longer than ${String(graphqlLimits.textCharacters)} characters`);
  }
  const measure = measureDocument(parseBounded(text));
  if (measure.forbiddenName !== null) {
    throw new ExchangeError(
      'BAD_USER_INPUT',
      `The name "${measure.forbiddenName}" cannot be used.`,
    );
  }
  if (measure.isCircular) {
    throw new ExchangeError('BAD_USER_INPUT', 'A fragment of the operation contains itself.');
  }
  if (measure.operations > graphqlLimits.operations) {
    throw tooComplex(`has more than ${String(graphqlLimits.operations)} operations`);
  }
  if (measure.aliases > graphqlLimits.aliases) {
    throw tooComplex(`has more than ${String(graphqlLimits.aliases)} aliases`);
  }
  if (measure.directives > graphqlLimits.directives) {
    throw tooComplex(`has more than ${String(graphqlLimits.directives)} directives`);
  }
  if (measure.fields > graphqlLimits.fields) {
    throw tooComplex(`asks for more than ${String(graphqlLimits.fields)} fields`);
  }
  if (measure.depth > graphqlLimits.depth) {
    throw tooComplex(`is nested more than ${String(graphqlLimits.depth)} levels deep`);
  }
  const { usesIntrospection, mutates } = measure;
  return { usesIntrospection, mutates };
}

function parseBounded(text: string): ReturnType<typeof parse> {
  try {
    checkBrackets(text);
    return parse(text, { maxLexicalTokens: graphqlLimits.tokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('tokens. Parsing aborted')) {
      throw tooComplex(`has more than ${String(graphqlLimits.tokens)} tokens`);
    }
    if (error instanceof GraphQLError) throw new ExchangeError('BAD_USER_INPUT', error.message);
    throw error;
  }
}

/** The parser descends for every bracket: how far is settled before it begins. */
function checkBrackets(text: string): void {
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (opening.has(token.kind)) depth += 1;
    else if (closing.has(token.kind)) depth -= 1;
    if (depth > graphqlLimits.brackets) throw tooComplex('is nested too deeply');
  }
}

function tooComplex(what: string): ExchangeError {
  return new ExchangeError('QUERY_TOO_COMPLEX', `The operation ${what}: ask for less at a time.`);
}
