import { call } from '../net/api.js';
import { isConnected } from '../net/connection.js';
import { jittered, pause } from '../net/timers.js';
import { clearProblems, deviceId } from '../state/door.js';
import { homeOf } from '../state/roles.js';
import { user } from '../state/session.js';
import { hasCamera, qrDetector } from '../ui/code-reader.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorText } from '../ui/error-actions.js';
import { handleSubmit } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { offlineDoor } from '../ui/offline-door.js';
import { performanceChoices } from '../ui/performance-choices.js';
import { viewOfCodes } from '../ui/scanner.js';
import { render } from '../ui/templates.js';

const SCAN_EVERY = 250;
const AGAIN_AFTER = 3000;
const TIMEOUT = 10_000;
// With a list the door does not let the guest wait for a bad network.
const TIMEOUT_WITH_LIST = 3000;
const MOST_ANSWERS = 20;
const SIGNED_OUT = [401, 403];

/** @param {import('../router.js').PageContext} context */
export function checkInPage({ signal, query, showError }) {
	const own = user()?.performanceIds ?? [];
	const chosen = Number(query.get('performance')) || (own.length === 1 ? own[0] : 0);
	const page = render('operator-check-in', {
		scan: hasCamera() && startScan,
		changePerformance: ({ target }) => choose(Number(target.value)),
		// The page is itself the first one of a gate.
		home: user()?.role !== 'gate' && homeOf(user()?.role),
	});
	const select = page.querySelector('select');
	const [form, video, answers, note, doorList, doorState] = [
		'form',
		'video',
		'.check-in',
		'.note',
		'.door-list',
		'.door-state',
	].map((selector) => page.querySelector(selector));
	handleSubmit(form, async ({ code }) => {
		form.reset();
		form.elements.code.focus();
		checkIn(code.trim());
	});

	let current = chosen;

	/** @type {ReturnType<typeof offlineDoor> | null} */
	let door = null;
	let shown = '';
	let leaveDoor = new AbortController();
	signal.addEventListener('abort', () => leaveDoor.abort());
	showChoices(chosen ? [{ id: chosen, label: `#${chosen}` }] : []);
	choose(chosen);
	// A ticket can be checked before the list is there.
	performanceChoices().then(showChoices, console.warn);
	return page;

	function showChoices(choices) {
		const all = [{ id: 0, label: t('checkIn.anyPerformance') }, ...choices];
		if (current && !all.some(({ id }) => id === current)) all.push({ id: current, label: `#${current}` });
		const options = all.map(({ id, label }) =>
			element('option', { value: String(id), selected: id === current }, label),
		);
		replaceChildren(select, ...options);
	}

	function choose(id) {
		leaveDoor.abort();
		leaveDoor = new AbortController();
		current = id;
		history.replaceState(null, '', id ? `${location.pathname}?performance=${id}` : location.pathname);
		shown = '';
		replaceChildren(doorList);
		replaceChildren(doorState);
		door = id ? offlineDoor(id, { signal: leaveDoor.signal, onChange: showDoor, onError: showError }) : null;
		showDoor();
	}

	function showDoor() {
		if (!door) return;
		const { listedAt, tickets, isPossible, ...state } = door.state();
		const list = { listedAt, tickets, hasNoList: isPossible && !listedAt, isImpossible: !isPossible };
		replaceChildren(doorList, render('door-list', list));
		// A screen reader reads the state aloud: only when it is another one.
		const next = JSON.stringify(state);
		if (next === shown) return;
		shown = next;
		const problems = state.problems.map((problem) =>
			render(problem.isConflict ? 'door-conflict' : 'door-refusal', {
				...problem,
				text: errorText({ code: problem.code }),
			}),
		);
		const view = {
			...state,
			allSent: state.sent > 0 && state.unsent === 0,
			problems: problems.length > 0 && render('door-problems', { problems, clear }),
		};
		replaceChildren(doorState, render('door-state', view));
	}

	function clear() {
		clearProblems(current);
		showDoor();
	}

	/** Each scan has an answer of its own, the newest first; none waits for another. Returns false when the answer is not known. */
	async function checkIn(code) {
		const answer = element('li', render('check-in-waiting'));
		answers.prepend(answer);
		for (const old of [...answers.children].slice(MOST_ANSWERS)) old.remove();
		const isOffline = door?.state().listedAt && !isConnected();
		return (isOffline && (await checkInOffline(code, answer))) || checkInOnline(code, answer);
	}

	async function checkInOnline(code, answer) {
		const timeout = door?.state().listedAt ? TIMEOUT_WITH_LIST : TIMEOUT;
		try {
			const body = current ? { code, performanceId: current, deviceId: deviceId() } : { code };
			const accepted = await call('POST', '/admin/check-ins', { body, signal: AbortSignal.timeout(timeout) });
			door?.noteAccepted(accepted);
			replaceChildren(answer, render('check-in-accepted', accepted));
			return true;
		} catch (error) {
			if (SIGNED_OUT.includes(error.status)) showError(error);
			const isRefused = error.status >= 400 && error.status < 500 && !error.isTransient;
			if (!isRefused && (await checkInOffline(code, answer))) return true;
			const values = { ...error.details, text: errorText({ code: error.details?.code ?? 'offline' }) };
			replaceChildren(answer, render(isRefused ? 'check-in-refused' : 'check-in-unknown', values));
			return isRefused;
		}
	}

	/** Returns false when this device cannot decide. */
	async function checkInOffline(code, answer) {
		const decided = await door?.admit(code);
		if (!decided) return false;
		const { reason } = decided;
		const view = reason
			? render('check-in-refused', { ...decided, text: t(reason, decided) })
			: render('check-in-accepted', { ...decided, isOffline: true });
		replaceChildren(answer, view);
		return true;
	}

	function startScan({ currentTarget: button }) {
		button.hidden = true;
		scan().catch((error) => {
			if (signal.aborted) return;
			console.warn(error);
			Object.assign(video, { srcObject: null, hidden: true });
			note.textContent = t('checkIn.noCamera');
			button.hidden = false;
		});
	}

	async function scan() {
		note.textContent = '';
		const [detector, stream] = await Promise.all([
			qrDetector(),
			navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
		]);
		const stop = () => stream.getTracks().forEach((track) => void track.stop());
		signal.addEventListener('abort', stop);
		if (signal.aborted) stop();
		Object.assign(video, { srcObject: stream, hidden: false });
		await video.play();
		const view = viewOfCodes();
		for (; !signal.aborted; await pause(SCAN_EVERY, signal)) {
			const codes = await detector.detect(video).catch(noCodes);
			const texts = codes.map(({ rawValue }) => rawValue.trim()).filter(Boolean);
			for (const code of view.newOf(texts, performance.now())) checkInScanned(code, view);
		}
	}

	/** A frame that cannot be read is no reason to stop. */
	function noCodes(error) {
		if (SIGNED_OUT.includes(error.status) && !signal.aborted) showError(error);
		return [];
	}

	/** A ticket that could not be checked, and is still in the view, is checked again after a moment. */
	async function checkInScanned(code, view) {
		if (await checkIn(code)) return;
		await pause(jittered(AGAIN_AFTER), signal);
		view.forget(code);
	}
}
