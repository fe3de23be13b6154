import routeTable from '../routes.json' with { type: 'json' };
import { ApiError } from './net/api.js';
import { mayOpen } from './state/roles.js';
import { user } from './state/session.js';
import { replaceChildren } from './ui/dom.js';
import { errorNotice, signInPath } from './ui/error-actions.js';
import { t } from './ui/i18n.js';
import { render } from './ui/templates.js';

/**
 * @typedef {object} PageContext
 * @property {Record<string, string>} params the values of the path
 * @property {URLSearchParams} query
 * @property {AbortSignal} signal aborts when another page is shown
 * @property {(path: string, options?: { replace?: boolean }) => Promise<void>} navigate
 * @property {() => Promise<void>} refresh shows this page again
 * @property {(error: any) => void} showError replaces this page
 *
 * @typedef {(context: PageContext) => any} Page returns the nodes of the page, or a promise of them
 */

const SKELETON_AFTER = 150;

// In routes.json a star marks the pages of signed-in customers.
const routes = Object.entries(routeTable).map(([path, name]) => ({
	pattern: new RegExp(`^${path.replace(/{(\w+)}/g, '(?<$1>[\\w-]+)')}/?$`),
	name: name.replace('*', ''),
	needsSignIn: name.endsWith('*'),
	needsOperator: path.startsWith('/desk'),
	group: groupOf(path, name),
}));
const main = document.getElementById('main');

/**
 * The group of pages to which a page belongs. A browser loads a group when it shows the first page of it.
 * @typedef {'customers' | 'account' | 'operators'} Group
 */

/** @type {Partial<Record<Group, Record<string, Page>>>} */
const pages = {};

/** @type {(group: Group) => Promise<Record<string, Page>>} */
let loadGroup;
let currentPage = new AbortController();

/** @type {(() => void) | null} */
let retryOnReconnect = null;

/**
 * @param {Record<string, Page>} customerPages by the names in routes.json
 * @param {(group: Group) => Promise<Record<string, Page>>} loadOthers loads the pages of another group
 */
export function startRouter(customerPages, loadOthers) {
	pages.customers = customerPages;
	loadGroup = loadOthers;
	document.addEventListener('click', followLink);
	addEventListener('popstate', () => showPage());
	addEventListener('connection-restored', () => retryOnReconnect?.());
	return showPage({ keepFocus: true });
}

/** @param {string} path */
export function navigate(path, { replace = false } = {}) {
	if (replace) history.replaceState(null, '', path);
	else history.pushState(null, '', path);
	return showPage();
}

/** Shows the page of the current address. */
export async function showPage({ keepFocus = false } = {}) {
	currentPage.abort();
	currentPage = new AbortController();
	const { signal } = currentPage;
	const route = routes.find(({ pattern }) => pattern.test(location.pathname));
	if (route?.needsSignIn && !user()) return navigate(signInPath(), { replace: true });

	const context = contextOf(route, signal);
	main.ariaBusy = 'true';
	const skeleton = setTimeout(() => replaceChildren(main, render('skeleton')), SKELETON_AFTER);
	const view = await runPage(route, context).catch((error) => errorPage(error, context));
	clearTimeout(skeleton);
	if (signal.aborted) return;
	document.documentElement.dataset.page = route?.name ?? '';
	mount(view, keepFocus);
	dispatchEvent(new Event('page-shown'));
}

function contextOf(route, signal) {
	/** @type {PageContext} */
	const context = {
		params: { ...route?.pattern.exec(location.pathname).groups },
		query: new URLSearchParams(location.search),
		signal,
		navigate,
		refresh: () => showPage({ keepFocus: true }),
		showError: (error) => showError(error, context),
	};
	return context;
}

async function runPage(route, context) {
	retryOnReconnect = null;
	if (!route) throw new ApiError(404, { code: 'not_found' });
	if (route.needsOperator && !mayOpen(user()?.role, route.name)) throw new ApiError(403, { code: 'forbidden' });
	pages[route.group] ??= await loadGroup(route.group);
	return pages[route.group][route.name](context);
}

/**
 * @param {string} path
 * @param {string} name
 * @returns {Group}
 */
function groupOf(path, name) {
	if (path.startsWith('/desk')) return 'operators';
	return name.startsWith('account') ? 'account' : 'customers';
}

function mount(view, keepFocus) {
	replaceChildren(main, view).ariaBusy = null;
	const heading = main.querySelector('h1');
	document.title = `${heading.textContent.trim()} · ${t('app.name')}`;
	if (!keepFocus) scrollTo(0, 0);
	// A keyboard scanner types into the field from the first moment on.
	const field = /** @type {HTMLElement | null} */ (main.querySelector('input[autofocus]'));
	if (keepFocus && !field) return;
	heading.tabIndex = -1;
	(field ?? heading).focus({ preventScroll: true });
}

/** The waiting room for a customer whose turn it is not, the sign-in for an unknown one, and otherwise the error with its action. */
function errorPage(error, { params, signal }) {
	if (signal.aborted) return null;
	if (error.code === 'waiting' || error.code === 'not_admitted') {
		navigate(`/concerts/${error.details.queue.concertId}/line`, { replace: true });
	}
	if (error.code === 'unauthenticated') navigate(signInPath(), { replace: true });
	const isApiError = error instanceof ApiError;
	if (!isApiError) console.error(error);
	const retry = () => void showPage();
	retryOnReconnect = isApiError && error.status === 0 ? retry : null;
	const code = isApiError ? error.code : 'internal_error';
	return render('error-page', { notice: errorNotice({ code }, { ...params, retry }) });
}

function showError(error, context) {
	const view = errorPage(error, context);
	if (context.signal.aborted) return;
	currentPage.abort();
	mount(view, false);
}

// Links within the frontend change the page without loading it; data-plain excludes a link.
function followLink(event) {
	const link = event.target.closest?.('a[href]');
	const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
	if (!link || event.button !== 0 || hasModifier) return;
	if (link.origin !== location.origin || link.hash || 'plain' in link.dataset) return;
	event.preventDefault();
	navigate(link.pathname + link.search);
}
