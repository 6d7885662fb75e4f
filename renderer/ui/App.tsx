import { Center, Loader, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { asUsual, openingOf } from '../clinical/plan/opening.ts';
import { purposesFrom } from '../screens/differences/useDifference.ts';
import { GoneScreen } from '../screens/GoneScreen.tsx';
import { HomeScreen } from '../screens/home/HomeScreen.tsx';
import { PatientScreen } from '../screens/patient/PatientScreen.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { VisitScreen } from '../screens/visit/VisitScreen.tsx';
import { stayLive } from './data/live.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { failureOf } from './failures.ts';
import { styleNonce } from './nonce.ts';
import { Shell } from './shell/Shell.tsx';
import { theme, variables } from './theme.ts';

const CaptureScreen = lazy(() => import('../screens/capture/CaptureScreen.tsx').then((module) => ({ default: module.CaptureScreen })));

const ClipConsentScreen = lazy(() =>
  import('../clinical/consents/ClipConsentScreen.tsx').then((module) => ({ default: module.ClipConsentScreen })),
);

const CompareScreen = lazy(() => import('../screens/compare/CompareScreen.tsx').then((module) => ({ default: module.CompareScreen })));

const DifferencesScreen = lazy(() =>
  import('../screens/differences/DifferencesScreen.tsx').then((module) => ({ default: module.DifferencesScreen })),
);

const VisitDifferencesScreen = lazy(() =>
  import('../screens/differences/VisitDifferencesScreen.tsx').then((module) => ({ default: module.VisitDifferencesScreen })),
);

const EraseScreen = lazy(() => import('../screens/erasing/EraseScreen.tsx').then((module) => ({ default: module.EraseScreen })));

const TakeOutScreen = lazy(() => import('../screens/everything/TakeOutScreen.tsx').then((module) => ({ default: module.TakeOutScreen })));

const MergeScreen = lazy(() => import('../screens/merging/MergeScreen.tsx').then((module) => ({ default: module.MergeScreen })));

const NotesScreen = lazy(() => import('../screens/notes/NotesScreen.tsx').then((module) => ({ default: module.NotesScreen })));
const IntakeScreen = lazy(() => import('../screens/intake/IntakeScreen.tsx').then((module) => ({ default: module.IntakeScreen })));

const ReportScreen = lazy(() => import('../screens/report/ReportScreen.tsx').then((module) => ({ default: module.ReportScreen })));

const RetentionScreen = lazy(() =>
  import('../screens/erasing/RetentionScreen.tsx').then((module) => ({ default: module.RetentionScreen })),
);

const ReviewScreen = lazy(() => import('../screens/review/ReviewScreen.tsx').then((module) => ({ default: module.ReviewScreen })));

const SafetyScreen = lazy(() => import('../clinical/safety/SafetyScreen.tsx').then((module) => ({ default: module.SafetyScreen })));

const TreatmentScreen = lazy(() =>
  import('../clinical/treatment/TreatmentScreen.tsx').then((module) => ({ default: module.TreatmentScreen })),
);

const PlanScreen = lazy(() => import('../clinical/plan/PlanScreen.tsx').then((module) => ({ default: module.PlanScreen })));

const ScoresScreen = lazy(() => import('../screens/scores/ScoresScreen.tsx').then((module) => ({ default: module.ScoresScreen })));

const TimelineScreen = lazy(() => import('../screens/timeline/TimelineScreen.tsx').then((module) => ({ default: module.TimelineScreen })));

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Events say when something changed; asking again on each focus would only flicker.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (failures, thrown) => failures < 1 && failureOf(thrown).code === 'busy',
    },
    mutations: { networkMode: 'always' },
  },
});

const colourScheme = localStorageColorSchemeManager({ key: 'soleus-theme' });

/** The frame an address asks for; null when it asks for none. */
const frameFrom = (text: string | undefined): number | null => (text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null);

function Screens() {
  const [address] = useLocation();
  return (
    <ErrorBoundary key={address}>
      <Suspense
        fallback={
          <Center h="100%">
            <Loader />
          </Center>
        }
      >
        <Switch>
          <Route path="/">{() => <HomeScreen />}</Route>
          <Route path="/patients/:id">{({ id }) => <PatientScreen key={id} id={id} />}</Route>
          <Route path="/patients/:id/merge/:other?">{({ id, other }) => <MergeScreen key={id} id={id} other={other ?? null} />}</Route>
          <Route path="/patients/:id/erase">{({ id }) => <EraseScreen key={id} id={id} />}</Route>
          <Route path="/patients/:id/take-out">{({ id }) => <TakeOutScreen key={id} id={id} />}</Route>
          <Route path="/patients/:id/timeline/:episode?">
            {({ id, episode }) => <TimelineScreen key={id} patientId={id} episodeId={episode ?? null} />}
          </Route>
          <Route path="/retention">{() => <RetentionScreen />}</Route>
          <Route path="/visits/:id">{({ id }) => <VisitScreen key={id} id={id} />}</Route>
          <Route path="/visits/:id/film">{({ id }) => <CaptureScreen key={id} visitId={id} />}</Route>
          <Route path="/visits/:id/notes">{({ id }) => <NotesScreen key={id} visitId={id} />}</Route>
          <Route path="/visits/:id/report">{({ id }) => <ReportScreen key={id} visitId={id} />}</Route>
          <Route path="/visits/:id/safety">{({ id }) => <SafetyScreen key={id} visitId={id} />}</Route>
          <Route path="/recordings/:id/consent">{({ id }) => <ClipConsentScreen key={id} recordingId={id} />}</Route>
          <Route path="/visits/:id/treatment/:form?">
            {({ id, form }) => <TreatmentScreen key={id} visitId={id} form={form ?? null} />}
          </Route>
          <Route path="/visits/:id/plan">{({ id }) => <PlanScreen key={id} visitId={id} opening={asUsual} />}</Route>
          <Route path="/visits/:id/plan/:plan/:part/:week?">
            {({ id, plan, part, week }) => <PlanScreen key={id} visitId={id} opening={openingOf(plan, part, week)} />}
          </Route>
          <Route path="/visits/:id/intake">{({ id }) => <IntakeScreen key={id} visitId={id} />}</Route>
          <Route path="/visits/:id/scores/:form?">{({ id, form }) => <ScoresScreen key={id} visitId={id} form={form ?? null} />}</Route>
          <Route path="/recordings/:id/:frame?">
            {({ id, frame }) => <ReviewScreen key={id} recordingId={id} frame={frameFrom(frame)} />}
          </Route>
          <Route path="/compare/:id">{({ id }) => <CompareScreen key={id} id={id} />}</Route>
          <Route path="/differences/visits/:a/:b">{({ a, b }) => <VisitDifferencesScreen key={a + b} earlier={a} later={b} />}</Route>
          <Route path="/differences/:a/:b/:meant?">
            {({ a, b, meant }) => <DifferencesScreen key={a + b} a={a} b={b} meant={purposesFrom(meant)} />}
          </Route>
          <Route path="/settings/:page?">{({ page }) => <SettingsScreen page={page ?? 'clinic'} />}</Route>
          <Route>{() => <GoneScreen />}</Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

/** The whole page: providers, the shell around the screens, and the screens by address (in the hash, so that it works in both hosts). */
export function App() {
  useEffect(() => stayLive(client), []);
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        colorSchemeManager={colourScheme}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        <Notifications position="bottom-right" limit={6} containerWidth={460} />
        <Router hook={useHashLocation}>
          <Shell>
            <Screens />
          </Shell>
        </Router>
      </MantineProvider>
    </QueryClientProvider>
  );
}
