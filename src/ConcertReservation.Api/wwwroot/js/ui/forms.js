import { element, replaceChildren } from './dom.js';
import { errorNotice } from './error-actions.js';
import { language, t } from './i18n.js';

const FIELD_ATTRIBUTES = ['name', 'text', 'hint', 'path'];

/** @type {(keyof ValidityState)[]} */
const VALIDITY_ERRORS = ['valueMissing', 'tooShort', 'tooLong', 'typeMismatch', 'rangeUnderflow', 'rangeOverflow'];

let fieldCount = 0;

/**
 * <form-field name hint path …>: an input with its label, hint and error; with `rows`, a text area of so many lines. `path` has the ends of the paths that the server uses for
 * the value, when these are not the name; `text` has the label, when it is no text of the pages. Other attributes are the input's.
 */
class FormField extends HTMLElement {
	connectedCallback() {
		if (this.firstChild) return;
		const name = this.getAttribute('name');
		const hint = this.getAttribute('hint');
		const id = `field${++fieldCount}`;
		const input = element(this.hasAttribute('rows') ? 'textarea' : 'input', {
			id,
			name,
			'aria-describedby': `${id}-hint ${id}-error`,
		});
		for (const attribute of this.attributes) {
			if (!FIELD_ATTRIBUTES.includes(attribute.name)) input.setAttribute(attribute.name, attribute.value);
		}
		this.append(
			element('label', { for: id }, this.getAttribute('text') ?? t(`field.${name}`)),
			input,
			element('p.hint', { id: `${id}-hint` }, hint ? t(hint) : ''),
			element('p.field-error', { id: `${id}-error` }),
		);
	}
}

customElements.define('form-field', FormField);

/**
 * Validates and sends a form. An error is shown at its field, or in the form's .error-slot.
 * @param {HTMLFormElement} form
 * @param {(values: any) => Promise<unknown>} send
 */
export function handleSubmit(form, send) {
	const errorSlot = form.querySelector('.error-slot');
	const inputs = () => /** @type {HTMLInputElement[]} */ ([...form.elements]).filter(({ name }) => name);
	form.addEventListener('input', ({ target }) => setFieldError(target, ''));
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		replaceChildren(errorSlot);
		if (showFieldErrors(inputs(), validityError)) return;
		try {
			await whileBusy(form.querySelector('[type=submit]'), () => send(Object.fromEntries(new FormData(form))));
		} catch (error) {
			if (!error.details) throw error;
			const { reasons, rest } = reasonsOf(error.details.errors ?? {}, form);
			const isShown = showFieldErrors(inputs(), (input) => reasons.get(input) ?? '');
			if (isShown && rest.length === 0) return;
			error.details.errors = Object.fromEntries(rest);
			replaceChildren(errorSlot, errorNotice(error, { retry: () => form.requestSubmit() }));
		}
	});
	return form;
}

/**
 * The server's reasons by input, and those that belong to no input.
 * @param {Record<string, string[]>} errors
 * @param {HTMLFormElement} form
 */
function reasonsOf(errors, form) {
	/** @type {Map<any, string>} */
	const reasons = new Map();
	const rest = Object.entries(errors).filter(([path, messages]) => {
		const input = inputAt(path, form);
		if (input) reasons.set(input, reasonText(messages));
		return !input;
	});
	return { reasons, rest };
}

/**
 * The input of a path such as "venue.name" or "performances[0].plan.sections[1].rows[0].gaps".
 * @param {string} path
 * @param {HTMLFormElement} form
 */
function inputAt(path, form) {
	const section = /sections\[(\d+)\]/.exec(path)?.[1];
	const scope = section === undefined ? form : form.querySelectorAll('.plan-section')[Number(section)];
	const names = `.${path.replace(/\[\d+\]/g, '')}`;
	const fields = [...(scope?.querySelectorAll('form-field') ?? [])].filter((field) => !field.closest('[hidden]'));
	const field = fields.find((each) => {
		const ends = each.getAttribute('path') ?? each.getAttribute('name');
		return ends.split(' ').some((end) => names.endsWith(`.${end}`));
	});
	return field?.querySelector('input, textarea');
}

/** The server writes its reasons in English. */
const reasonText = (messages) =>
	language() === 'en' ? messages.join(' ') : [t('invalid.value'), ...messages].join(' ');

/**
 * Marks the button as busy while the work runs, and ignores a second press.
 * @param {Element} button
 * @param {() => Promise<any>} work
 */
export async function whileBusy(button, work) {
	if (button.ariaBusy === 'true') return undefined;
	button.ariaBusy = 'true';
	try {
		return await work();
	} finally {
		button.ariaBusy = null;
	}
}

/** @param {HTMLInputElement} input */
function validityError(input) {
	if (input.validity.valid) return '';
	const kind = VALIDITY_ERRORS.find((error) => input.validity[error]) ?? 'value';
	const { minLength, maxLength, min, max } = input;
	return t(`invalid.${kind}`, { minLength, maxLength, min, max });
}

/**
 * @param {HTMLInputElement[]} inputs
 * @param {(input: HTMLInputElement) => string} errorOf
 */
function showFieldErrors(inputs, errorOf) {
	const invalid = inputs.filter((input) => setFieldError(input, errorOf(input)));
	for (const details of invalid.map((input) => input.closest('details'))) if (details) details.open = true;
	invalid[0]?.focus();
	return invalid.length > 0;
}

/**
 * @param {any} input
 * @param {string} message
 */
function setFieldError(input, message) {
	input.ariaInvalid = message ? 'true' : null;
	const error = input.closest('form-field')?.querySelector('.field-error');
	if (error) error.textContent = message;
	return message !== '';
}
