/** Waits for the style sheets that were added to the page so far; one that fails is not waited for. */
export async function stylesReady(): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  await Promise.all(
    [...links]
      .filter(({ sheet }) => sheet === null)
      .map(
        (link) =>
          new Promise<void>((done) => {
            link.addEventListener('load', () => done());
            link.addEventListener('error', () => done());
          }),
      ),
  );
}
