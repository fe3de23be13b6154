import { call, get, request } from '../net/api.js';
import * as session from '../state/session.js';
import { announce } from '../ui/announce.js';
import { confirm } from '../ui/confirm.js';
import { element, replaceChildren } from '../ui/dom.js';
import { errorNotice, errorText } from '../ui/error-actions.js';
import { handleSubmit, whileBusy } from '../ui/forms.js';
import { t } from '../ui/i18n.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';
import { authenticatorLink, privacySection } from './account-privacy.js';

const LANGUAGES = ['ko', 'en'];

/**
 * More sections of the page, in this order: each gets the account and the page context, and returns its nodes.
 * @type {((account: any, context: import('../router.js').PageContext) => any)[]}
 */
const MORE_SECTIONS = [authenticatorLink, privacySection];

/** @param {import('../router.js').PageContext} context */
export async function accountPage(context) {
	const [account, sessions] = await Promise.all([get('/users/me'), sessionList(context)]);
	const endError = element('p.field-error', { role: 'alert' });
	return render('account', {
		profile: profile(account),
		password: passwordForm(),
		sessions,
		endOthers: (event) => whileBusy(event.currentTarget, () => endOthers(context, endError)),
		endError,
		more: await Promise.all(MORE_SECTIONS.map((section) => section(account, context))),
	});
}

function profile(account) {
	const languages = LANGUAGES.map((each) =>
		element('option', { value: each, selected: each === account.language, lang: each }, t(`account.language.${each}`)),
	);
	const form = render('account-profile', { ...account, languages, sendLink });
	handleSubmit(form, async ({ name, language }) => {
		const user = await call('PATCH', '/users/me', { body: { name, language } });
		announce(t('account.saved'));
		// Shows the page again.
		session.update({ user });
	});
	return form;

	async function sendLink({ currentTarget }) {
		const note = form.querySelector('.link-note');
		try {
			await whileBusy(currentTarget, () => request('POST', '/auth/email-verifications', { takes202: true }));
			currentTarget.remove();
			note.textContent = t('account.linkSent', account);
		} catch (error) {
			replaceChildren(note, errorNotice(error));
		}
	}
}

function passwordForm() {
	const form = render('account-password');
	return handleSubmit(form, async (body) => {
		try {
			await call('POST', '/users/me/password', { body });
		} catch (error) {
			// The text of the code speaks of a sign-in.
			if (error.code !== 'invalid_credentials') throw error;
			showWrongPassword(form);
			return;
		}
		form.reset();
		form.querySelector('.done').textContent = t('account.passwordChanged');
	});
}

function showWrongPassword(form) {
	const input = form.querySelector('[name=currentPassword]');
	input.ariaInvalid = 'true';
	input.closest('form-field').querySelector('.field-error').textContent = t('account.wrongPassword');
	input.focus();
}

function sessionList({ refresh }) {
	return pagedList('/auth/sessions', { list: element('ul.rows'), renderItem: sessionRow, empty: 'account-no-session' });

	function sessionRow(item) {
		const row = render('account-session', { ...item, device: deviceOf(item.userAgent), end });
		return row;

		async function end({ currentTarget }) {
			try {
				await whileBusy(currentTarget, () => call('DELETE', `/auth/sessions/${item.sessionId}`));
				announce(t('account.sessionEnded'));
				await refresh();
			} catch (error) {
				replaceChildren(row.querySelector('.error-slot'), errorNotice(error));
			}
		}
	}
}

async function endOthers({ refresh }, endError) {
	if (!(await confirm('account.endOthers'))) return;
	try {
		await call('DELETE', '/auth/sessions');
		announce(t('account.othersEnded'));
		await refresh();
	} catch (error) {
		replaceChildren(endError, errorText(error));
	}
}

/** "Chrome · Windows" of a user agent; the whole of one that is not known. */
function deviceOf(userAgent) {
	const browser = /\b(Edg|SamsungBrowser|OPR|Firefox|FxiOS|CriOS|Chrome|Safari)\b/.exec(userAgent)?.[1];
	const system = /\b(Android|iPhone|iPad|Windows|Mac OS X|CrOS|Linux)\b/.exec(userAgent)?.[1];
	const names = { Edg: 'Edge', OPR: 'Opera', SamsungBrowser: 'Samsung Internet', FxiOS: 'Firefox', CriOS: 'Chrome' };
	const parts = [names[browser] ?? browser, system === 'Mac OS X' ? 'macOS' : system].filter(Boolean);
	return parts.join(' · ') || userAgent || t('account.unknownDevice');
}
