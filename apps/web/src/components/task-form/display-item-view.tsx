import type { DisplayItem } from '@exchange/tasks';
import { Anchor, Skeleton, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { Markdown } from '../markdown/markdown.tsx';
import { lazy, Suspense } from 'react';
import { ZoomImage } from './zoom-image.tsx';

const MediaView = lazy(() => import('./shown/media-view.tsx'));
const PdfView = lazy(() => import('./shown/pdf-view.tsx'));
const TableView = lazy(() => import('./shown/table-view.tsx'));

/** One piece of what a task shows. */
export function DisplayItemView({ item }: { readonly item: DisplayItem }) {
  return (
    <Suspense fallback={<Skeleton height={76} />}>
      <KindView item={item} />
    </Suspense>
  );
}

function KindView({ item }: { readonly item: DisplayItem }) {
  switch (item.kind) {
    case 'heading':
      // The page's own heading is the first level, so a form begins below it.
      return (
        <Title order={item.level === 3 ? 3 : 2} size={`h${item.level + 1}` as 'h2'} dir="auto">
          {item.text}
        </Title>
      );
    case 'text':
      return (
        <Text className="user-text" dir="auto">
          {item.text}
        </Text>
      );
    case 'markdown':
      return <Markdown text={item.text} />;
    case 'image':
      return <ZoomImage key={item.url} url={item.url} alt={item.alt} caption={item.caption} />;
    case 'audio':
    case 'video':
      return <MediaView key={item.url} kind={item.kind} url={item.url} label={item.label} />;
    case 'pdf':
      return <PdfView key={item.url} url={item.url} label={item.label} />;
    case 'table':
      return <TableView source={item.source} label={item.label} />;
    case 'link':
      return (
        <Anchor href={item.url} target="_blank" rel="noopener noreferrer" underline="always">
          <bdi>{item.label === '' ? item.url : item.label}</bdi>{' '}
          <IconExternalLink
            size={15}
            aria-label="(opens in a new tab)"
            style={{ verticalAlign: '-2px' }}
          />
        </Anchor>
      );
  }
}
