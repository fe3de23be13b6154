import { call } from '../net/api.js';
import { announce } from './announce.js';
import { replaceChildren } from './dom.js';
import { errorNotice } from './error-actions.js';
import { handleSubmit, whileBusy } from './forms.js';
import { t } from './i18n.js';
import { render } from './templates.js';

/**
 * The notice that the waiting customers see.
 * @param {string} path of the concert, for operators
 */
export function lineNoticeForm(path) {
	const form = render('message', { end: ({ currentTarget }) => end(currentTarget) });
	handleSubmit(form, async ({ subject, text }) => {
		await send(subject, text);
		form.reset();
	});
	return form;

	async function end(button) {
		const errorSlot = form.querySelector('.error-slot');
		replaceChildren(errorSlot);
		try {
			await whileBusy(button, () => send('', ''));
		} catch (error) {
			replaceChildren(errorSlot, errorNotice(error, { retry: () => void end(button) }));
		}
	}

	async function send(subject, text) {
		const body = { to: 'waiting', subject, text };
		const { notice } = await call('POST', `${path}/messages`, { body, takes202: true });
		announce(t(notice ? 'message.sent' : 'message.ended'));
	}
}
