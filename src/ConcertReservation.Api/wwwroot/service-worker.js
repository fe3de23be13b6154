// Shows the pages without a network, and notifications. The network is always asked first: a page that it sends is never an
// old one. Answers of the API are not stored here; pages keep tickets (js/state/kept-tickets.js).
// The server writes the version of the files into the paths.
const SHELL = [
	'/assets/current/app.css',
	'/assets/current/before-paint.js',
	'/assets/current/js/app.js',
	'/assets/current/views.html',
	'/assets/current/i18n/en.json',
	'/assets/current/i18n/ko.json',
	'/assets/current/icons.svg',
	'/assets/current/favicon.svg',
];
// Stored when an operator's page loads them: customers never need them.
const OPERATORS = [
	'/assets/current/js/operators.js',
	'/assets/current/operators.html',
	'/assets/current/i18n/operators.en.json',
	'/assets/current/i18n/operators.ko.json',
];
const PAGE = '/';
const PREFIX = 'shell ';
const VERSION = SHELL[0].split('/')[2];
// At an entrance the network can be there and not answer. Only a ticket is worth more now than a new version later.
const TICKET = /^\/reservations\/[\w-]+\/ticket\/?$/;
const PATIENCE = 4000;
const NOT_PAGES = /^\/(api|health|metrics|swagger)(\/|$)/;

addEventListener('install', (event) => {
	// Pages that are open loaded all they need: the new version need not wait until they are closed.
	event.waitUntil(Promise.all([storeShell(), skipWaiting()]));
});

addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([removeOldShells(), clients.claim()]));
});

addEventListener('fetch', (event) => {
	const { method, mode, url } = event.request;
	const { origin, pathname } = new URL(url);
	if (method !== 'GET' || origin !== location.origin || NOT_PAGES.test(pathname)) return;
	if (mode === 'navigate') event.respondWith(pageOf(event.request, pathname));
	else if (SHELL.includes(pathname))
		event.respondWith(fetch(event.request).catch((error) => fromShell(pathname, error)));
	else if (OPERATORS.includes(pathname)) event.respondWith(fetchAndStore(event));
});

addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(showTab(event.notification.data.path));
});

/** Stores one version whole, or fails: then the browser tries again later, and the shell before stays. */
async function storeShell() {
	const responses = await Promise.all([fetch(PAGE, { cache: 'no-cache' }), ...SHELL.map((path) => fetch(path))]);
	const [page, ...files] = responses;
	const isPageOfThisVersion = (await page.clone().text()).includes(SHELL[0]);
	const isWhole = files.every(isOfThisVersion);
	if (!page.ok || !isPageOfThisVersion || !isWhole) throw new Error(`Not all files are of version ${VERSION}`);
	const shell = await caches.open(PREFIX + VERSION);
	await Promise.all([PAGE, ...SHELL].map((path, index) => shell.put(path, responses[index])));
}

/** Answers a file of the operators' pages, and stores it unless another version answered. */
async function fetchAndStore(event) {
	const { pathname } = new URL(event.request.url);
	const response = await fetch(event.request).catch((error) => fromShell(pathname, error));
	if (isOfThisVersion(response)) {
		const copy = response.clone();
		event.waitUntil(caches.open(PREFIX + VERSION).then((shell) => shell.put(pathname, copy)));
	}
	return response;
}

// During an upgrade another instance can answer with its own version, which it marks as not to be kept.
const isOfThisVersion = (file) => file.ok && file.headers.get('Cache-Control')?.includes('immutable');

/**
 * @param {Request} request
 * @param {string} pathname
 */
async function pageOf(request, pathname) {
	const answer = fetch(request);
	const late = TICKET.test(pathname) ? pause(PATIENCE).then(() => fromShell(PAGE)) : answer;
	return Promise.race([answer, late.catch(() => answer)]).catch((error) => fromShell(PAGE, error));
}

async function removeOldShells() {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + VERSION);
	await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromShell(path, error) {
	const shell = await caches.open(PREFIX + VERSION);
	const stored = await shell.match(path);
	if (stored) return stored;
	throw error;
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function showTab(path) {
	const tabs = await clients.matchAll({ type: 'window', includeUncontrolled: true });
	const tab = tabs.find(({ url }) => new URL(url).pathname === path);
	return tab ? tab.focus() : clients.openWindow(path);
}
