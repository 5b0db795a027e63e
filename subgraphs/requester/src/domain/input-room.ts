/** Of one grant: it travels in one call, which takes 16 MB, and terms travel along. */
const mostBytes = 8 * 1024 * 1024;

/** The room that a grant has for the inputs of its tasks. */
export interface InputRoom {
  /** The first of these tasks, as many as fit; the first of a grant whatever its size. */
  take<Task extends { readonly input: unknown }>(tasks: readonly Task[]): readonly Task[];
}

export function createInputRoom(most: number = mostBytes): InputRoom {
  let used = 0;
  return {
    take(tasks) {
      let end = 0;
      for (const { input } of tasks) {
        const bytes = Buffer.byteLength(JSON.stringify(input));
        if (used > 0 && used + bytes > most) break;
        used += bytes;
        end += 1;
      }
      return tasks.slice(0, end);
    },
  };
}
