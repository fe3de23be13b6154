import { call, get } from './net/api.js';
import { registerServiceWorker } from './net/service-worker.js';
import { pages } from './pages/index.js';
import { showPage, startRouter } from './router.js';
import { forgetTicketsOfOthers } from './state/kept-tickets.js';
import * as session from './state/session.js';
import { browserStore } from './state/storage.js';
import './ui/connection-banner.js';
import { language, loadLanguage, loadTexts } from './ui/i18n.js';
import { renderHeader } from './ui/site-header.js';
import { loadTemplates } from './ui/templates.js';

start();

async function start() {
	await Promise.all([loadLanguage(language()), loadTemplates('views.html')]);
	renderHeader();
	addEventListener('session-changed', showAgain);
	addEventListener('session-changed', forgetTicketsOfOthers);
	addEventListener('language-changed', changeLanguage);
	await startRouter(pages, loadPages);
	// After the page, so that the first visit does not wait for it.
	registerServiceWorker();
	forgetTicketsOfOthers();
	if (session.tokens()) get('/users/me').then(updateUser, () => {});
}

/**
 * The pages that are not part of the first visit. After a failure, the next page of the group loads them again.
 * @param {import('./router.js').Group} group
 */
async function loadPages(group) {
	const isOfOperators = group === 'operators';
	const files = Promise.all([loadTexts(`${group}.`), loadTemplates(isOfOperators ? 'operators.html' : 'account.html')]);
	const script = isOfOperators ? await import('./operators.js') : await import('./account.js');
	await files;
	return script.pages;
}

function showAgain() {
	renderHeader();
	showPage({ keepFocus: true });
}

async function changeLanguage() {
	await loadLanguage(browserStore.get('language'));
	showAgain();
	// The mails to the customer are in the language of the pages.
	if (session.tokens()) call('PATCH', '/users/me', { body: { language: language() } }).catch(() => {});
}

function updateUser(user) {
	const known = session.user();
	if (user.name !== known?.name || user.role !== known?.role) session.update({ user });
}
