import { make, t } from '../page.js';

export function confirm(what, values) {
	const [title, text, yes] = ['title', 'text', 'yes'].map((part) => t(`${what}.${part}`, values));
	const dialog = make('confirm', { title, text, yes });
	document.body.append(dialog);
	dialog.showModal();
	return new Promise((answer) =>
		dialog.addEventListener('close', () => {
			dialog.remove();
			answer(dialog.returnValue === 'yes');
		}),
	);
}
