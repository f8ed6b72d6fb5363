import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { queries } from './api-client/queries.js';
import { Welcome } from './pages/welcome/welcome.js';
import { HiddenAmountsProvider } from './parts/hidden-amounts.js';
import { Waiting } from './parts/waiting.js';
import { FaultBoundary } from './shell/fault-boundary.js';
import { LocaleProvider } from './shell/locale.js';
import { NotFound } from './shell/not-found.js';
import { Shell } from './shell/shell.js';

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <LocaleProvider>
        <HiddenAmountsProvider>
          <Shell>
            <FaultBoundary>
              <Suspense fallback={<Waiting lines={5} />}>
                <Screens />
              </Suspense>
            </FaultBoundary>
          </Shell>
        </HiddenAmountsProvider>
      </LocaleProvider>
    </QueryClientProvider>
  );
}

function Screens() {
  return (
    <Switch>
      <Route path="/" component={Welcome} />
      <Route component={NotFound} />
    </Switch>
  );
}
