import { Stack } from '@mantine/core';
import { ReadInPanel } from '../everything/ReadInPanel.tsx';
import { TakeOutPanel } from '../everything/TakeOutPanel.tsx';

/** Everything of all patients out, and a folder in again. */
export function EverythingPage() {
  return (
    <Stack gap="lg">
      <TakeOutPanel patientId={null} />
      <ReadInPanel />
    </Stack>
  );
}
