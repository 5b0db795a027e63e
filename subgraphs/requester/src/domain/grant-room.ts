/** Of one grant: it travels in one call, which takes 16 MB. */
const mostBytes = 8 * 1024 * 1024;

interface Sized {
  readonly typeId: string;
  /** Of the terms of the type. */
  readonly bytes: number;
}

/** The room that a grant has for the terms of its types and the inputs of its tasks. */
export interface GrantRoom {
  /** Bytes that are left. */
  readonly left: () => number;
  /** The first of these tasks of a type, as many as fit; the first of a grant whatever its size. */
  take<Task extends { readonly input: unknown }>(
    type: Sized,
    tasks: readonly Task[],
  ): readonly Task[];
  /** Whether the terms of a type fit without tasks; the first of a grant whatever their size. */
  takeTerms(type: Sized): boolean;
}

export function createGrantRoom(most: number = mostBytes): GrantRoom {
  let used = 0;
  const types = new Set<string>();

  function takeBytes({ typeId, bytes }: Sized, more: number): boolean {
    const needed = more + (types.has(typeId) ? 0 : bytes);
    if (used > 0 && used + needed > most) return false;
    types.add(typeId);
    used += needed;
    return true;
  }

  return {
    left: () => Math.max(0, most - used),
    take(type, tasks) {
      const end = tasks.findIndex(
        ({ input }) => !takeBytes(type, Buffer.byteLength(JSON.stringify(input))),
      );
      return end === -1 ? tasks : tasks.slice(0, end);
    },
    takeTerms: (type) => takeBytes(type, 0),
  };
}
