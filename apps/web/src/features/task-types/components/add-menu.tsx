import { Button, Menu, Text } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { IconPlus } from '@tabler/icons-react';

interface AddMenuProps<Kind extends string> {
  readonly label: string;
  readonly disabled: boolean;
  readonly kinds: readonly { readonly kind: Kind; readonly label: string; readonly hint: string }[];
  readonly onAdd: (kind: Kind) => void;
}

/** Kinds of part to choose from, each with a word on what it is for. */
export function AddMenu<Kind extends string>({
  label,
  disabled,
  kinds,
  onAdd,
}: AddMenuProps<Kind>) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={disabled}
          style={{ justifySelf: 'start' }}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="min(26rem, 70dvh)" style={{ overflowY: 'auto' }}>
        {kinds.map((info) => (
          <Menu.Item key={info.kind} onClick={() => onAdd(info.kind)}>
            <Text size="sm" fw={500}>
              {info.label}
            </Text>
            <Text size="xs" c="dimmed">
              {info.hint}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
