import { t } from './i18n.js';
import { render } from './templates.js';

/**
 * A dialog with the texts "{key}.title", "{key}.text" and "{key}.yes". Resolves to true when the customer agrees.
 * @param {string} key
 * @param {Record<string, any>} [values]
 * @returns {Promise<boolean>}
 */
export function confirm(key, values) {
	const [title, text, yes] = ['title', 'text', 'yes'].map((part) => t(`${key}.${part}`, values));
	const dialog = render('confirm', { title, text, yes });
	document.body.append(dialog);
	dialog.showModal();
	return new Promise((resolve) =>
		dialog.addEventListener('close', () => {
			dialog.remove();
			resolve(dialog.returnValue === 'yes');
		}),
	);
}
