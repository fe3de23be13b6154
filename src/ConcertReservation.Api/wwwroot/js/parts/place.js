import { formats, make, parts, pause, put, say, seen, t } from '../page.js';

const SAY_EVERY = 20_000;
const STILL_AFTER = 90_000;
const MOMENT = 8;

export function placeView(first, leave) {
	const key = `first ${first.tokenId}`;
	const start = Number(sessionStorage.getItem(key) ?? first.position);
	sessionStorage.setItem(key, start);
	const node = make('place', { leave, alarm: window.Notification?.permission === 'default' && alarm });
	const [now, note] = parts(node, '.now', '.note');
	let shown;
	let movedAt;
	let saidAt = 0;
	return { node, update };

	function update(place) {
		const { position, estimatedWaitSeconds, soldOut } = place;
		if (position !== shown) movedAt = Date.now();
		shown = position;
		const wait = estimatedWaitSeconds === null ? t('line.unknown') : formats.lasting(estimatedWaitSeconds);
		put(now, make('place-now', { ...place, start, come: start - position, wait }));
		const isStill = Date.now() - movedAt > STILL_AFTER;
		const text = soldOut ? t('line.soldOut') : isStill ? t('line.still') : '';
		if (note.textContent !== text) note.textContent = text;
		if (Date.now() - saidAt < SAY_EVERY) return;
		saidAt = Date.now();
		say(t('line.said', { n: position, wait }));
	}
}

const alarm = ({ currentTarget }) => Notification.requestPermission().then(() => currentTarget.remove());

/** Goes on by itself, but only a moment after the turn could be seen. */
export function yourTurn(name, onward, signal) {
	const node = make('your-turn', { onward });
	say(t('line.turnSaid', { n: MOMENT }), true);
	tell(name, signal);
	goOn();
	return node;

	async function goOn() {
		await seen();
		node.querySelector('button').focus();
		for (let left = MOMENT; left > 0 && !signal.aborted; left--) {
			node.querySelector('.seconds').textContent = left;
			await pause(1000, signal);
		}
		if (!signal.aborted) onward();
	}
}

async function tell(name, signal) {
	if (document.hidden && window.Notification?.permission === 'granted')
		new Notification(t('line.turn'), { body: name }).onclick = () => window.focus();
	for (let i = 0; !signal.aborted; i++) {
		document.title = document.hidden && i % 2 ? name : `● ${t('line.turn')}`;
		await pause(1000, signal);
	}
}
