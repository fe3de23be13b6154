import { put } from '../dom.js';
import { language, t } from '../i18n.js';
import { forget, user } from '../session.js';
import { make } from '../view.js';

const themes = ['system', 'light', 'dark'];
const slot = (id) => document.getElementById(id);

export function frame() {
	for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
	slot('places').ariaLabel = t('nav.label');
	markPlace();
	const other = language() === 'ko' ? 'en' : 'ko';
	const theme = localStorage.getItem('theme') ?? 'system';
	const acts = { speak: () => speakOn(other), shade: () => shade(theme), leave };
	put(slot('switches'), make('switches', { other, theme, themeName: t(`theme.${theme}`), user: user(), ...acts }));
}

function markPlace() {
	const here = location.pathname.split('/')[1] || 'concerts';
	put(slot('places'), make('places', { user: user(), operator: user()?.role === 'operator', [here]: 'page' }));
}

function speakOn(lang) {
	localStorage.setItem('language', lang);
	dispatchEvent(new Event('language'));
}

function shade(last) {
	const theme = themes[(themes.indexOf(last) + 1) % themes.length];
	localStorage.setItem('theme', theme);
	document.documentElement.dataset.theme = theme;
	frame();
	slot('switches').querySelector('.round').focus();
}

function leave() {
	history.pushState(null, '', '/');
	forget();
}

addEventListener('shown', markPlace);
