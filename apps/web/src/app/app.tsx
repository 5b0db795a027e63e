import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '#lib/query-client.ts';
import { LaterPart } from './later-part.tsx';
import { router } from './router.ts';
import { cssVariables } from '#lib/theme-variables.ts';
import { theme } from './theme.ts';

const loadMessages = () => import('./messages.tsx');

/** The whole page: look, cache, messages, routes. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <LaterPart load={loadMessages} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
