import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { formatClock } from '#lib/format/duration.ts';
import { useOnline } from '#lib/use-online.ts';

/** Without a network one can go on writing; handing in waits. */
export function OfflineNotice({ seconds }: { readonly seconds: number }) {
  const online = useOnline();
  if (online) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      role="status"
      icon={<IconCloudOff size={18} aria-hidden />}
      styles={{ title: { color: 'var(--x-warn)' }, icon: { color: 'var(--x-warn)' } }}
      title="No network"
    >
      Go on writing: everything is kept on this device. Submit when the network is back, within{' '}
      <span className="tabular">{formatClock(seconds)}</span>.
    </Alert>
  );
}
