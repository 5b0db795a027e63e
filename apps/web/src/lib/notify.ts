import type { NotificationData } from '@mantine/notifications';

/** Says something in a corner. The code for it is fetched with the first message. */
export async function notify(message: NotificationData): Promise<void> {
  try {
    const { notifications } = await import('@mantine/notifications');
    notifications.show({ closeButtonProps: { 'aria-label': 'Close' }, ...message });
  } catch {
    // Without a network the code may not come. What happened is also seen on the page itself.
  }
}
