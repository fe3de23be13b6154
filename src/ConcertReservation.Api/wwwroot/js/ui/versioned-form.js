import { replaceChildren } from './dom.js';
import { handleSubmit } from './forms.js';
import { t } from './i18n.js';
import { render } from './templates.js';

/**
 * @typedef {object} Versioned
 * @property {any} content
 * @property {string | null} version the ETag, for If-Match
 */

/**
 * A form over content that several operators may edit. It sends only what was changed in it. When the content has another version
 * meanwhile, it shows what the others have changed, and keeps what was typed here.
 * @param {HTMLFormElement} form with a .meanwhile slot
 * @param {Versioned} loaded
 * @param {object} options
 * @param {(content: any) => Record<string, string>} options.valuesOf the content as texts, by the names of the inputs
 * @param {() => Promise<Versioned>} options.load
 * @param {(changed: Record<string, string>, version: string | null) => Promise<Versioned | null>} options.save
 * @param {(name: string) => string} [options.labelOf] the label of an input
 */
export function versionedForm(form, loaded, { valuesOf, load, save, labelOf = (name) => t(`field.${name}`) }) {
	let { version } = loaded;
	let stored = valuesOf(loaded.content);
	handleSubmit(form, async (values) => {
		const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== stored[name]));
		try {
			const saved = await save(changed, version);
			Object.assign(stored, changed);
			if (saved) adopt(saved, Object.keys(changed));
		} catch (error) {
			if (error.code === 'precondition_failed') adopt(await load());
			throw error;
		}
	});
	return { adopt };

	/**
	 * Shows the content as it is stored now; what was typed and is not saved stays.
	 * @param {Versioned} current
	 * @param {string[]} own what this form has changed
	 */
	function adopt(current, own = []) {
		const values = valuesOf(current.content);
		const names = Object.keys(values).filter((name) => values[name] !== stored[name]);
		for (const name of names) {
			const input = /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
			if (input.value === stored[name]) input.value = values[name];
		}
		const others = names.filter((name) => !own.includes(name));
		showMeanwhile(others.map((name) => ({ label: labelOf(name), value: values[name] || '–' })));
		stored = values;
		version = current.version;
	}

	function showMeanwhile(changes) {
		const items = changes.map((change) => render('meanwhile-item', change));
		replaceChildren(form.querySelector('.meanwhile'), items.length > 0 && render('meanwhile', { items }));
	}
}
