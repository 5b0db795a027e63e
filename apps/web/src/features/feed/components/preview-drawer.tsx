import { Drawer } from '@mantine/core';
import '@mantine/core/styles/Drawer.css';
import { PreviewPanel } from './preview-panel.tsx';

interface PreviewDrawerProps {
  /** The type to look at; nothing is shown without one. */
  readonly typeId: string | undefined;
  readonly onClose: () => void;
}

/** The preview beside the list. */
export default function PreviewDrawer({ typeId, onClose }: PreviewDrawerProps) {
  return (
    <Drawer
      opened={typeId !== undefined}
      onClose={onClose}
      position="right"
      size={720}
      title="Preview"
      closeButtonProps={{ 'aria-label': 'Close preview', size: 'lg' }}
    >
      {typeId !== undefined && <PreviewPanel typeId={typeId} headingOrder={2} />}
    </Drawer>
  );
}
