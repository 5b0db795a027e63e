import type { AnchorProps } from '@mantine/core';
import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type TextAnchorProps = AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>;

function TextAnchor(props: TextAnchorProps) {
  return <Anchor {...props} />;
}

/** A link to a page within text. */
export const TextLink = createLink(TextAnchor);
