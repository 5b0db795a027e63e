import { ButtonLink } from './button-link.tsx';

/** The way on from a batch that there is not, or not any more. */
export function AllBatches() {
  return (
    <ButtonLink to="/batches" variant="default">
      All batches
    </ButtonLink>
  );
}
