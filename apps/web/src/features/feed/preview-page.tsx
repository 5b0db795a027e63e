import { useParams } from '@tanstack/react-router';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { Page } from '#components/page-head/page.tsx';
import { PreviewPanel } from './components/preview-panel.tsx';

/** A look at one kind of work, on a page of its own. */
export function PreviewPage() {
  const { typeId } = useParams({ from: '/tasks/$typeId' });
  return (
    <Page width="reading">
      <AnchorLink to="/tasks" size="sm" mb="sm" display="inline-block">
        All work
      </AnchorLink>
      <PreviewPanel typeId={typeId} headingOrder={1} />
    </Page>
  );
}
