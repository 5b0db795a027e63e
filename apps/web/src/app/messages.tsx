import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import { useMediaQuery } from '@mantine/hooks';

/** Where messages appear: on a phone on top, where they cover no button that is needed next. */
export default function Messages() {
  const isNarrow = useMediaQuery('(max-width: 47.99em)');
  return (
    <Notifications position={isNarrow ? 'top-center' : 'bottom-right'} limit={isNarrow ? 1 : 3} />
  );
}
