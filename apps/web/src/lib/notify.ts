import type { NotificationData } from '@mantine/notifications';

/** Says something in a corner. The code for it is fetched with the first message. */
export async function notify(message: NotificationData): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ closeButtonProps: { 'aria-label': 'Close' }, ...message });
}
