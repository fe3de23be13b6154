import { call } from '../net/api.js';
import { homeOf, isStaff } from '../state/roles.js';
import * as session from '../state/session.js';
import { browserStore } from '../state/storage.js';
import { replaceChildren } from './dom.js';
import { language, t } from './i18n.js';
import { render } from './templates.js';

const THEMES = ['system', 'light', 'dark'];
const navigation = document.getElementById('navigation');
const preferences = document.getElementById('preferences');
const storageNote = document.getElementById('storage-note');

/** Fills in the header and the static texts of index.html. Fires "language-changed" on the window. */
export function renderHeader() {
	for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-t]'))) {
		node.textContent = t(node.dataset.t);
	}
	navigation.ariaLabel = t('nav.label');
	storageNote.hidden = !browserStore.isBlocked;
	renderNavigation();
	renderPreferences();
}

function renderNavigation() {
	const user = session.user();
	const section = location.pathname.split('/')[1] || 'concerts';
	const staffPath = isStaff(user?.role) && homeOf(user.role);
	// An account of a door or of the box office buys nothing.
	const buyer = user && (user.role === 'operator' || !staffPath);
	replaceChildren(navigation, render('navigation', { user, buyer, staffPath, [section]: 'page' }));
}

function renderPreferences() {
	const otherLanguage = language() === 'ko' ? 'en' : 'ko';
	const theme = browserStore.get('theme') ?? 'system';
	const view = render('preferences', {
		otherLanguage,
		theme,
		themeName: t(`theme.${theme}`),
		user: session.user(),
		switchLanguage: () => switchLanguage(otherLanguage),
		switchTheme: () => switchTheme(theme),
		signOut,
	});
	replaceChildren(preferences, view);
}

function switchLanguage(lang) {
	browserStore.set('language', lang);
	dispatchEvent(new Event('language-changed'));
}

function switchTheme(current) {
	const theme = THEMES[(THEMES.indexOf(current) + 1) % THEMES.length];
	browserStore.set('theme', theme);
	document.documentElement.dataset.theme = theme;
	renderPreferences();
	/** @type {HTMLElement} */ (preferences.querySelector('.round')).focus();
}

function signOut() {
	// Without waiting: the tokens of this browser are forgotten even when the service does not answer.
	call('POST', '/auth/sign-out').catch(() => {});
	history.pushState(null, '', '/');
	session.clear();
}

addEventListener('page-shown', renderNavigation);
