import { element, replaceChildren } from './dom.js';
import { errorNotice } from './error-actions.js';
import { t } from './i18n.js';

const FIELD_ATTRIBUTES = ['name', 'label', 'hint'];

/** @type {(keyof ValidityState)[]} */
const VALIDITY_ERRORS = ['valueMissing', 'tooShort', 'tooLong', 'typeMismatch', 'rangeUnderflow', 'rangeOverflow'];

let fieldCount = 0;

/** <form-field name hint …>: an input with its label, hint and error. Other attributes are the input's. */
class FormField extends HTMLElement {
	connectedCallback() {
		if (this.firstChild) return;
		const name = this.getAttribute('name');
		const hint = this.getAttribute('hint');
		const id = `field${++fieldCount}`;
		const input = element('input', { id, name, 'aria-describedby': `${id}-hint ${id}-error` });
		for (const attribute of this.attributes) {
			if (!FIELD_ATTRIBUTES.includes(attribute.name)) input.setAttribute(attribute.name, attribute.value);
		}
		this.append(
			element('label', { for: id }, t(`field.${name}`)),
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
			// The server names "performances[0].startsAt", the input only "startsAt".
			const refused = Object.keys(error.details.errors ?? {}).map((path) => path.split('.').pop());
			if (showFieldErrors(inputs(), ({ name }) => (refused.includes(name) ? t('invalid.value') : ''))) return;
			replaceChildren(errorSlot, errorNotice(error, { retry: () => form.requestSubmit() }));
		}
	});
	return form;
}

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
