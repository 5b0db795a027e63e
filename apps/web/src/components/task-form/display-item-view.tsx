import type { DisplayItem } from '@exchange/tasks';
import { Anchor, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { Markdown } from '../markdown/markdown.tsx';
import { ZoomImage } from './zoom-image.tsx';

/** One piece of what a task shows. */
export function DisplayItemView({ item }: { readonly item: DisplayItem }) {
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
