import { call } from '../net/api.js';
import { pause } from '../net/timers.js';
import { replaceChildren } from '../ui/dom.js';
import { errorText } from '../ui/error-actions.js';
import { handleSubmit } from '../ui/forms.js';
import { render } from '../ui/templates.js';

const SCAN_EVERY = 300;

/** @param {import('../router.js').PageContext} context */
export function checkInPage({ signal }) {
	const canScan = 'BarcodeDetector' in window;
	const page = render('operator-check-in', { scan: canScan && startScan });
	const [form, video, result] = ['form', 'video', '.check-in'].map((selector) => page.querySelector(selector));
	handleSubmit(form, async ({ code }) => {
		await checkIn(code.trim());
		form.reset();
		form.elements.code.focus();
	});
	return page;

	async function checkIn(code) {
		replaceChildren(result);
		try {
			replaceChildren(result, render('check-in-accepted', await call('POST', '/admin/check-ins', { body: { code } })));
		} catch (error) {
			if (error.status !== 404 && error.status !== 409) throw error;
			replaceChildren(result, render('check-in-refused', { ...error.details, text: errorText(error) }));
		}
	}

	function startScan() {
		scan().catch(() => {
			video.hidden = true;
		});
	}

	async function scan() {
		const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
		signal.addEventListener('abort', () => stream.getTracks().forEach((track) => void track.stop()));
		const detector = new window['BarcodeDetector']({ formats: ['qr_code'] });
		Object.assign(video, { srcObject: stream, hidden: false });
		await video.play();
		for (let lastCode = ''; !signal.aborted; await pause(SCAN_EVERY, signal)) {
			const [code] = await detector.detect(video);
			if (!code || code.rawValue === lastCode) continue;
			lastCode = code.rawValue;
			form.elements.code.value = lastCode;
			form.requestSubmit();
		}
	}
}
