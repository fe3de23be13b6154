import { call, get } from './net/api.js';
import { registerServiceWorker } from './net/service-worker.js';
import { pages } from './pages/index.js';
import { showPage, startRouter } from './router.js';
import { forgetTicketsOfOthers } from './state/kept-tickets.js';
import * as session from './state/session.js';
import { browserStore } from './state/storage.js';
import './ui/connection-banner.js';
import { language, loadLanguage, loadOperatorTexts } from './ui/i18n.js';
import { renderHeader } from './ui/site-header.js';
import { loadTemplates } from './ui/templates.js';

start();

async function start() {
	await Promise.all([loadLanguage(language()), loadTemplates('views.html')]);
	renderHeader();
	addEventListener('session-changed', showAgain);
	addEventListener('session-changed', forgetTicketsOfOthers);
	addEventListener('language-changed', changeLanguage);
	await startRouter(pages, loadOperatorPages);
	// After the page, so that the first visit does not wait for it.
	registerServiceWorker();
	forgetTicketsOfOthers();
	if (session.tokens()) get('/users/me').then(updateUser, () => {});
}

/** Customers never load these files. After a failure, the next operators' page loads them again. */
async function loadOperatorPages() {
	const files = Promise.all([loadOperatorTexts(), loadTemplates('operators.html')]);
	const operators = await import('./operators.js');
	await files;
	return operators.pages;
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
