import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { queries } from './api-client/queries.js';
import { Welcome } from './pages/welcome/welcome.js';
import { HiddenAmountsProvider } from './parts/hidden-amounts.js';
import { Waiting } from './parts/waiting.js';
import { FaultBoundary } from './shell/fault-boundary.js';
import { LocaleProvider } from './shell/locale.js';
import { NotFound } from './shell/not-found.js';
import { Shell } from './shell/shell.js';

const SignUp = lazy(() => import('./pages/sign-up/sign-up.js'));
const SignIn = lazy(() => import('./pages/sign-in/sign-in.js'));
const Restore = lazy(() => import('./pages/sign-in/restore.js'));
const VerifyEmail = lazy(() => import('./pages/sign-up/verify-email.js'));
const ForgotPassword = lazy(() => import('./pages/reset/forgot-password.js'));
const ResetPassword = lazy(() => import('./pages/reset/reset-password.js'));
const Footprint = lazy(() => import('./pages/footprint/footprint.js'));
const Log = lazy(() => import('./pages/log/log.js'));
const Sources = lazy(() => import('./pages/sources/sources.js'));
const Import = lazy(() => import('./pages/import/import.js'));
const Claims = lazy(() => import('./pages/claims/claims.js'));
const Questions = lazy(() => import('./pages/questions/questions.js'));
const Compare = lazy(() => import('./pages/compare/compare.js'));
const Reduce = lazy(() => import('./pages/reduce/reduce.js'));
const Method = lazy(() => import('./pages/method/method.js'));
const Changes = lazy(() => import('./pages/method/changes.js'));
const Settings = lazy(() => import('./pages/settings/settings.js'));

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
      <Route path="/signup" component={SignUp} />
      <Route path="/signin" component={SignIn} />
      {/* Mails lead here. */}
      <Route path="/sign-in">
        <Redirect to="/signin" replace />
      </Route>
      <Route path="/restore" component={Restore} />
      <Route path="/verify-email" component={VerifyEmail} />
      <Route path="/forgot-password" component={ForgotPassword} />
      <Route path="/reset-password" component={ResetPassword} />
      <Route path="/footprint" component={Footprint} />
      <Route path="/log" component={Log} />
      <Route path="/log/import" component={Import} />
      <Route path="/log/sources" component={Sources} />
      <Route path="/claims" component={Claims} />
      <Route path="/questions" component={Questions} />
      <Route path="/compare" component={Compare} />
      <Route path="/reduce" component={Reduce} />
      <Route path="/method" component={Method} />
      <Route path="/method/changes" component={Changes} />
      <Route path="/settings/:tab?" component={Settings} />
      <Route component={NotFound} />
    </Switch>
  );
}
