import { Group, Kbd, Modal, Stack, Switch, Text, Title } from '@mantine/core';
import { formatKeys } from '#lib/shortcuts/format-keys.ts';
import { listShortcuts, shortcutsEnabled } from '#lib/shortcuts/shortcut-registry.ts';
import { useLocalStore } from '#lib/use-local-store.ts';

/** All keys that work on this page, and the switch that turns single keys off. */
export default function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const [enabled, setEnabled] = useLocalStore(shortcutsEnabled);
  const groups = [...listShortcuts()];
  return (
    <Modal
      opened
      onClose={onClose}
      title="Keyboard shortcuts"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="lg">
        <Switch
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
          label="Single-key shortcuts"
          description="Keys together with Ctrl, Command or Alt always work."
        />
        {groups.map(([group, shortcuts]) => (
          <section key={group}>
            <Title order={3} size="h5" mb={6}>
              {group}
            </Title>
            <Stack gap={2}>
              {shortcuts.map(({ keys, label }) => (
                <Group key={keys} justify="space-between" wrap="nowrap" mih={32}>
                  <Text size="sm">{label}</Text>
                  <Group gap={4} wrap="nowrap">
                    {formatKeys(keys).map((key, index) => (
                      <Kbd key={index}>{key}</Kbd>
                    ))}
                  </Group>
                </Group>
              ))}
            </Stack>
          </section>
        ))}
      </Stack>
    </Modal>
  );
}
