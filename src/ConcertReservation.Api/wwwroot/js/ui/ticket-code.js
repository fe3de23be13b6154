import { render } from './templates.js';

/**
 * The code of a ticket with its picture.
 * @param {{ seat?: any, code: string, svg: string }} ticket
 */
export function ticketCode({ seat, code, svg }) {
	const qrCode = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
	return render('ticket-code', { seats: seat && [seat], code, qrCode: document.importNode(qrCode, true) });
}
