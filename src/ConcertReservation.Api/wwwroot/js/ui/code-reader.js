import { call } from '../net/api.js';
import { element } from './dom.js';

// The middle of the picture in so many pixels each way: enough for the code of a ticket, and less than the service refuses.
const SIDE = 216;
const TIMEOUT = 5000;

/** Only secure pages have a camera. */
export const hasCamera = () => Boolean(navigator.mediaDevices?.getUserMedia);

/**
 * What reads the codes: the browser, or the service when the browser cannot.
 * @returns {Promise<{ detect: (video: HTMLVideoElement) => Promise<{ rawValue: string }[]> }>}
 */
export async function qrDetector() {
	const Detector = window['BarcodeDetector'];
	const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
	return formats.includes('qr_code') ? new Detector({ formats: ['qr_code'] }) : serverDetector();
}

function serverDetector() {
	const canvas = element('canvas', { width: SIDE, height: SIDE });
	const pen = /** @type {HTMLCanvasElement} */ (canvas).getContext('2d', { willReadFrequently: true });
	return { detect };

	/** @param {HTMLVideoElement} video */
	async function detect(video) {
		const { videoWidth, videoHeight } = video;
		const side = Math.min(videoWidth, videoHeight);
		pen.drawImage(video, (videoWidth - side) / 2, (videoHeight - side) / 2, side, side, 0, 0, SIDE, SIDE);
		const { data } = pen.getImageData(0, 0, SIDE, SIDE);
		const signal = AbortSignal.timeout(TIMEOUT);
		const { codes } = await call('POST', '/admin/code-readings', { body: { pixels: base64Of(greyOf(data)) }, signal });
		return codes.map((rawValue) => ({ rawValue }));
	}
}

/** @param {Uint8ClampedArray} colors red, green, blue and opacity of each pixel */
function greyOf(colors) {
	const grey = new Uint8Array(colors.length / 4);
	for (let n = 0; n < grey.length; n++) {
		grey[n] = (colors[4 * n] * 77 + colors[4 * n + 1] * 150 + colors[4 * n + 2] * 29) >> 8;
	}
	return grey;
}

// Not Uint8Array.toBase64: browsers before 2025 do not have it.
const base64Of = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
