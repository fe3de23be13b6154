import { put } from '../dom.js';
import { language, languages, t } from '../i18n.js';
import { forget, isOperator, user } from '../session.js';
import { make } from '../view.js';

const themes = ['system', 'light', 'dark'];
const slot = (id) => document.getElementById(id);

/** The frame of every page: places to go, switches. */
export function frame() {
  for (const node of document.querySelectorAll('body > * [data-t], body > [data-t]'))
    node.textContent = t(node.dataset.t);
  slot('places').ariaLabel = t('nav.label');
  put(slot('places'), make('places', { user: user(), operator: isOperator() }));
  switches();
  markCurrent();
}

function switches() {
  const [other, name] = Object.entries(languages).find(([lang]) => lang !== language());
  const theme = localStorage.getItem('theme') ?? 'system';
  put(
    slot('switches'),
    make('switches', {
      other,
      name,
      theme,
      themeName: t(`theme.${theme}`),
      user: user(),
      nobody: !user(),
      speak: () => {
        localStorage.setItem('language', other);
        dispatchEvent(new Event('language'));
      },
      shade: () => shade(themes[(themes.indexOf(theme) + 1) % themes.length]),
      leave: () => {
        history.pushState(null, '', '/');
        forget();
      },
    }),
  );
}

function shade(theme) {
  localStorage.setItem('theme', theme);
  document.documentElement.dataset.theme = theme;
  switches();
  slot('switches').querySelector('.round').focus();
}

function markCurrent() {
  for (const link of slot('places').children) {
    const path = link.getAttribute('href');
    const isHere = path === '/' ? /^\/($|concerts)/.test(location.pathname) : location.pathname.startsWith(path);
    if (isHere) link.ariaCurrent = 'page';
    else link.removeAttribute('aria-current');
  }
}

addEventListener('shown', markCurrent);
