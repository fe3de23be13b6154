import { Problem } from './api.js';
import { put } from './dom.js';
import { t } from './i18n.js';
import { user } from './session.js';
import { load, make } from './view.js';
import { notice, signIn } from './ways.js';

// A star: for people who have signed in.
const routes = Object.entries(await (await fetch('/routes.json')).json()).map(([path, name]) => ({
	pattern: new RegExp(`^${path.replace(/{(\w+)}/g, '(?<$1>[\\w-]+)')}/?$`),
	page: name.replace('*', ''),
	isOwn: name.endsWith('*'),
}));
const main = document.getElementById('main');
let leave = new AbortController();
let mend = null;

export function go(path, { replace = false } = {}) {
	history[replace ? 'replaceState' : 'pushState'](null, '', path);
	return show();
}

export async function show({ keepFocus = false } = {}) {
	leave.abort();
	const { signal } = (leave = new AbortController());
	const route = routes.find(({ pattern }) => pattern.test(location.pathname));
	if (route?.isOwn && !user()) return go(signIn(), { replace: true });

	const params = { ...route?.pattern.exec(location.pathname).groups };
	const context = { params, signal, go, fail: (problem) => fail(problem, context), query: new URLSearchParams(location.search) };
	main.ariaBusy = 'true';
	const skeleton = setTimeout(() => put(main, make('skeleton')), 150);
	const view = await open(route?.page, context).catch((problem) => failed(problem, context));
	clearTimeout(skeleton);
	if (signal.aborted) return;
	document.documentElement.dataset.page = route?.page ?? '';
	render(view, keepFocus);
	dispatchEvent(new Event('shown'));
}

async function open(page, context) {
	mend = null;
	if (!page) throw new Problem(404, { code: 'not_found' });
	const [module] = await Promise.all([import(`./pages/${page}.js`), load(page)]);
	return module.default(context);
}

function render(view, keepFocus) {
	put(main, view).ariaBusy = null;
	const heading = main.querySelector('h1');
	document.title = `${heading.textContent.trim()} · ${t('app.name')}`;
	if (keepFocus) return;
	scrollTo(0, 0);
	heading.tabIndex = -1;
	heading.focus();
}

function failed(problem, { params, signal }) {
	if (signal.aborted) return null;
	if (problem.code === 'waiting') go(`/concerts/${problem.facts.queue.concertId}/line`, { replace: true });
	if (problem.code === 'unauthenticated') go(signIn(), { replace: true });
	const isRefusal = problem instanceof Problem;
	if (!isRefusal) console.error(problem);
	// A part of the frontend that did not load is only asked for again by a new page.
	const retry = () => (isRefusal ? show() : location.reload());
	mend = problem.status ? null : retry;
	const code = isRefusal ? problem.code : navigator.onLine ? 'internal_error' : 'offline';
	return make('trouble', { notice: notice({ code }, { ...params, retry }) });
}

function fail(problem, context) {
	const view = failed(problem, context);
	if (context.signal.aborted) return;
	leave.abort();
	render(view);
}

function follow(event) {
	const link = event.target.closest?.('a[href]');
	const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
	if (!link || !isPlain || link.origin !== location.origin || link.hash || 'plain' in link.dataset) return;
	event.preventDefault();
	go(link.pathname + link.search);
}

export function start() {
	document.addEventListener('click', follow);
	addEventListener('popstate', () => show());
	addEventListener('connected', () => mend?.());
	return show({ keepFocus: true });
}
