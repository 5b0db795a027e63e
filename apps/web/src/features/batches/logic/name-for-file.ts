/** The name of a batch when another file is chosen, or none: it follows the file until somebody types one. */
export function nameForFile(
  name: string,
  fileBefore: string | undefined,
  fileNow: string | undefined,
): string {
  return name === '' || name === nameOf(fileBefore) ? nameOf(fileNow) : name;
}

function nameOf(file: string | undefined): string {
  return (file ?? '').replace(/\.\w+$/, '').slice(0, 120);
}
