import { Menu } from '@mantine/core';
import { IconEyeOff, IconLink, IconUserOff } from '@tabler/icons-react';
import type { FeedEntry } from '../api/get-feed.ts';

export interface RowMenuItemsProps {
  readonly entry: FeedEntry;
  readonly onHideType: () => void;
  readonly onHideRequester: () => void;
}

/** What else can be done with a row of the feed. */
export default function RowMenuItems({ entry, onHideType, onHideRequester }: RowMenuItemsProps) {
  return (
    <>
      <Menu.Item leftSection={<IconEyeOff size={16} aria-hidden />} onClick={onHideType}>
        Hide this kind of task
      </Menu.Item>
      <Menu.Item leftSection={<IconUserOff size={16} aria-hidden />} onClick={onHideRequester}>
        Hide all by {entry.requesterName}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconLink size={16} aria-hidden />}
        onClick={() =>
          void navigator.clipboard.writeText(`${location.origin}/tasks/${entry.typeId}`)
        }
      >
        Copy link
      </Menu.Item>
    </>
  );
}
