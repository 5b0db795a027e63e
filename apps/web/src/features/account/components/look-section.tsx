import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { shortcutsEnabled } from '#lib/shortcuts/shortcut-registry.ts';
import { useLocalStore } from '#lib/use-local-store.ts';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { SettingsSection } from '#components/settings-section/settings-section.tsx';

/** How the page looks and listens on this device. */
export function LookSection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [shortcuts, setShortcuts] = useLocalStore(shortcutsEnabled);
  return (
    <SettingsSection title="This device" sentence="Kept in this browser only.">
      <SegmentedControl
        aria-label="Theme"
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
        data={[
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
          { value: 'auto', label: 'As the system' },
        ]}
      />
      <TimeModeSwitch />
      <Switch
        checked={shortcuts}
        onChange={(event) => setShortcuts(event.currentTarget.checked)}
        label="Single-key shortcuts"
        description="Such as J and K to move in lists. Press ? for all of them. Keys with Ctrl, Command or Alt always work."
      />
    </SettingsSection>
  );
}
