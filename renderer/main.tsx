import './ui/nonce.ts';
import '@fontsource-variable/atkinson-hyperlegible-next';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './i18n/index.ts';
import './ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './ui/App.tsx';
import { listenForKeys } from './ui/keymap/registry.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root element');
listenForKeys(window);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
