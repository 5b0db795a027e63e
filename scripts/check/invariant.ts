import type { Readers } from './databases.ts';

/** What does not hold, with a key that names the same thing in a second look. */
export interface Violation {
  readonly key: string;
  readonly message: string;
}

export interface Finding {
  /** How many things were looked at. */
  readonly looked: number;
  readonly violations: readonly Violation[];
}

export interface Invariant {
  /** Code in docs/architecture.md, such as I1. */
  readonly code: string;
  readonly title: string;
  examine(readers: Readers): Promise<Finding>;
}

/** Adds up findings of several partitions. */
export function mergeFindings(findings: readonly Finding[]): Finding {
  return {
    looked: findings.reduce((total, finding) => total + finding.looked, 0),
    violations: findings.flatMap((finding) => finding.violations),
  };
}

/** Runs one statement on several partitions; each row it gives is a violation. */
export async function examineEach(
  readers: readonly { id: string; rows<Row>(text: string): Promise<Row[]> }[],
  statements: { count: string; violations: string },
): Promise<Finding> {
  const findings = await Promise.all(
    readers.map(async (reader) => {
      const violations = await reader.rows<{ key: string; message: string }>(
        `${statements.violations} limit 1000`,
      );
      const [counted] = await reader.rows<{ looked: number }>(statements.count);
      return {
        looked: counted?.looked ?? 0,
        violations: violations.map(({ key, message }) => ({
          key: `${reader.id} ${key}`,
          message: `${reader.id}: ${message}`,
        })),
      };
    }),
  );
  return mergeFindings(findings);
}
