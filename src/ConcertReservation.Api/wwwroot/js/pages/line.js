import { call, concertOf, confirm, follow, formats, get, make, places, put, say, t } from '../page.js';
import { placeView, yourTurn } from '../parts/place.js';

/** The waiting room. Only `?join` joins: coming back to this address takes no new place by itself. */
export default async function line(context) {
	const { params: { concertId }, query, signal, go } = context;
	const path = `/concerts/${concertId}/queue-token`;
	const { title } = await concertOf(concertId);
	const name = formats.name(title);
	const first = await (query.has('join') ? call('POST', path) : present());
	if (signal.aborted) return null;
	history.replaceState(null, '', location.pathname);
	const page = make('line', { title });
	const room = page.at(-1);
	if (!first) put(room, outside('line.outside'));
	else if (first.status !== 'active') watch();
	else {
		places.keep(first);
		onward();
	}
	return page;

	function watch() {
		const view = placeView(first, leave);
		put(room, view.node);
		const take = (place) => taken(place, view);
		if (take(first)) return;
		const wait = (place) => place.pollAfterSeconds * 1000;
		const line = { events: `${path}/events`, poll: present, wait, take, place: concertId, signal };
		follow(line).catch(context.fail);
	}

	function taken(place, view) {
		places.keep(place);
		if (place.status === 'waiting') {
			document.title = `#${place.position} · ${name}`;
			view.update(place);
			return false;
		}
		put(room, place.status === 'active' ? yourTurn(name, onward, signal) : outside(`line.${place.status}`));
		return true;
	}

	function present() {
		return get(path, { place: concertId, signal }).catch((problem) => {
			if (problem.code !== 'queue_token_not_found') throw problem;
		});
	}

	async function leave() {
		if (!(await confirm('leave'))) return;
		await call('DELETE', path).catch(context.fail);
		places.forget(concertId);
		if (signal.aborted) return;
		say(t('leave.done'));
		go(`/concerts/${concertId}`);
	}

	function onward() {
		go(`/concerts/${concertId}/dates`, { replace: true });
	}

	function outside(key) {
		return make('not-in-line', { text: t(key), concertId });
	}
}
