import './look/tokens.css';
import './look/fonts.css';
import './look/base.css';
import './look/parts.css';
import './look/shell.css';
import './look/charts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
