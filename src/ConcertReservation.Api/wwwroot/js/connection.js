import { t } from './i18n.js';

const PROBE_EVERY = 3000;
let probe = null;

/** Called when a request found nobody: shows the banner, and asks until somebody answers. */
export function lost() {
  if (probe) return;
  show('connection.lost');
  probe = setInterval(ask, PROBE_EVERY);
}

export function found() {
  if (!probe) return;
  clearInterval(probe);
  probe = null;
  show('connection.back');
  setTimeout(() => probe || show(null), 3000);
  dispatchEvent(new Event('connected'));
}

async function ask() {
  try {
    await fetch('/health/live', { cache: 'no-store' });
    found();
  } catch {
    // Still away; the next tick asks again.
  }
}

function show(key) {
  const banner = document.getElementById('connection');
  banner.textContent = key ? t(key) : '';
  banner.classList.toggle('back', key === 'connection.back');
}

addEventListener('offline', lost);
addEventListener('online', () => probe && ask());
