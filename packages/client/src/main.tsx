import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/client.ts';
import './app/mantine.css';
import './app/meaning.css';
import './app/ground.css';
import { createAppRouter } from './app/router.tsx';
import { theme, variables } from './app/theme.ts';
import { keepOnDevice } from './install/new-version.ts';
import { SessionGate } from './session/session-gate.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no place to begin.');

const queries = createQueryClient();
const router = createAppRouter();
// The screen is fetched while the service is asked who is here.
void router.load();

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

// After what the person came for: on one bar of signal the page comes first.
if (import.meta.env.PROD) {
  window.addEventListener('load', () => {
    setTimeout(() => void keepOnDevice().catch(() => undefined), 2000);
  });
}
