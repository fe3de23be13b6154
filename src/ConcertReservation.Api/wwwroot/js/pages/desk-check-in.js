import { call, make, parts, pause, put, sending, sentence } from '../page.js';

export default function deskCheckIn({ signal }) {
	const page = make('desk-check-in', { camera: 'BarcodeDetector' in window && (() => scan().catch(() => (video.hidden = true))) });
	const [form, video, result] = parts(page, 'form', 'video', '.result');
	sending(form, async ({ code }) => {
		await checkIn(code.trim());
		form.reset();
		form.elements.code.focus();
	});
	return page;

	async function checkIn(code) {
		put(result);
		try {
			put(result, make('checked-in', await call('POST', '/admin/check-ins', { body: { code } })));
		} catch (problem) {
			if (problem.status !== 404 && problem.status !== 409) throw problem;
			put(result, make('refused-in', { ...problem.facts, text: sentence(problem) }));
		}
	}

	async function scan() {
		const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
		signal.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()));
		const detector = new window.BarcodeDetector({ formats: ['qr_code'] });
		Object.assign(video, { srcObject: stream, hidden: false });
		await video.play();
		for (let last = ''; !signal.aborted; await pause(300, signal)) {
			const [code] = await detector.detect(video);
			if (!code || code.rawValue === last) continue;
			last = code.rawValue;
			form.elements.code.value = last;
			form.requestSubmit();
		}
	}
}
