import { createRoot } from 'react-dom/client';
import './style/tokens.css';
import './style/base.css';
import { hostApi } from './api/host-api.ts';
import { App } from './shell/app.tsx';
import { createAppStore } from './state/store.ts';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  const api = await hostApi();
  const store = createAppStore(api);
  void store.getState().follow(new AbortController().signal);
  createRoot(root).render(<App api={api} store={store} />);
}

void start();
