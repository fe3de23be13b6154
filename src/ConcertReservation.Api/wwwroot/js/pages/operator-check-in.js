import { call } from '../net/api.js';
import { jittered, pause } from '../net/timers.js';
import { hasCamera, qrDetector } from '../ui/code-reader.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorText } from '../ui/error-actions.js';
import { handleSubmit } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { viewOfCodes } from '../ui/scanner.js';
import { render } from '../ui/templates.js';

const SCAN_EVERY = 250;
const AGAIN_AFTER = 3000;
const TIMEOUT = 10_000;
const MOST_ANSWERS = 20;
const SIGNED_OUT = [401, 403];

/** @param {import('../router.js').PageContext} context */
export function checkInPage({ signal, showError }) {
	const page = render('operator-check-in', { scan: hasCamera() && startScan });
	const [form, video, answers, note] = ['form', 'video', '.check-in', '.note'].map((selector) =>
		page.querySelector(selector),
	);
	handleSubmit(form, async ({ code }) => {
		form.reset();
		form.elements.code.focus();
		checkIn(code.trim());
	});
	return page;

	/** Each scan has an answer of its own, the newest first; none waits for another. Returns false when the answer is not known. */
	async function checkIn(code) {
		const answer = element('li', render('check-in-waiting'));
		answers.prepend(answer);
		for (const old of [...answers.children].slice(MOST_ANSWERS)) old.remove();
		try {
			const options = { body: { code }, signal: AbortSignal.timeout(TIMEOUT) };
			replaceChildren(answer, render('check-in-accepted', await call('POST', '/admin/check-ins', options)));
			return true;
		} catch (error) {
			if (SIGNED_OUT.includes(error.status)) showError(error);
			const isRefused = error.status >= 400 && error.status < 500 && !error.isTransient;
			const values = { ...error.details, text: errorText({ code: error.details?.code ?? 'offline' }) };
			replaceChildren(answer, render(isRefused ? 'check-in-refused' : 'check-in-unknown', values));
			return isRefused;
		}
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
