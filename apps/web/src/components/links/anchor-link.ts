import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A link in a text, typed by the routes. */
export const AnchorLink = createLink(Anchor<'a'>);
