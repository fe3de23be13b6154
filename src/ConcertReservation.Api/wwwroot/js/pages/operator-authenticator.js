import { call, get } from '../net/api.js';
import { element, replaceChildren } from '../ui/dom.js';
import { handleSubmit, whileBusy } from '../ui/forms.js';
import { render } from '../ui/templates.js';

const PATH = '/users/me/authenticator';

/** The authenticator app of the caller, who is of the staff. */
export async function authenticatorPage() {
	const section = element('section.panel');
	await show();
	return render('operator-authenticator', { section });

	async function show() {
		const { enabled, enabledAt, recoveryCodesLeft } = await get(PATH);
		replaceChildren(section, enabled ? onState({ enabledAt, recoveryCodesLeft }) : offState());
	}

	function offState() {
		const node = render('authenticator-off', { setUp });
		return node;

		async function setUp({ currentTarget }) {
			await whileBusy(currentTarget, async () => replaceChildren(section, confirmState(await call('POST', PATH))));
			section.querySelector('input').focus();
		}
	}

	/** @param {{ secret: string, qrCode: string }} proposed */
	function confirmState({ secret, qrCode }) {
		const picture = new DOMParser().parseFromString(qrCode, 'image/svg+xml').documentElement;
		const node = render('authenticator-confirm', {
			qrCode: document.importNode(picture, true),
			secret: secret.match(/.{1,4}/g).join(' '),
		});
		handleSubmit(node.querySelector('form'), async ({ code }) => {
			const { recoveryCodes } = await call('POST', `${PATH}/confirm`, { body: { code } });
			replaceChildren(section, codesState(recoveryCodes));
			section.querySelector('h2').focus();
		});
		return node;
	}

	/** @param {string[]} recoveryCodes shown only this once */
	function codesState(recoveryCodes) {
		return render('authenticator-codes', {
			codes: recoveryCodes.map((code) => element('li', element('code', code))),
			download: () => save(recoveryCodes),
			done: show,
		});
	}

	function onState(values) {
		const node = render('authenticator-on', values);
		handleSubmit(node.querySelector('form'), async ({ code }) => {
			await call('DELETE', PATH, { body: { code } });
			await show();
		});
		return node;
	}
}

/** @param {string[]} codes */
function save(codes) {
	const href = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }));
	element('a', { href, download: 'recovery-codes.txt' }).click();
	setTimeout(() => URL.revokeObjectURL(href), 1000);
}
