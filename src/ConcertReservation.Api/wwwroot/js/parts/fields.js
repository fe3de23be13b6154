import { el, put } from '../dom.js';
import { t } from '../i18n.js';
import { notice } from '../ways.js';

const OWN = ['name', 'label', 'hint'];
const WRONG = ['valueMissing', 'tooShort', 'tooLong', 'typeMismatch', 'rangeUnderflow', 'rangeOverflow'];
let count = 0;

/** A labelled input, its hint and its error tied to it; other attributes are the input's. */
class FormField extends HTMLElement {
	connectedCallback() {
		if (this.firstChild) return;
		const [name, hint] = [this.getAttribute('name'), this.getAttribute('hint')];
		const id = `field${++count}`;
		const input = el('input', { id, name, 'aria-describedby': `${id}h ${id}e` });
		for (const { name, value } of this.attributes) if (!OWN.includes(name)) input.setAttribute(name, value);
		this.append(
			el('label', { for: id }, t(`field.${name}`)),
			input,
			el('p.hint', { id: `${id}h` }, hint ? t(hint) : ''),
			el('p.wrong', { id: `${id}e` }),
		);
	}
}

customElements.define('form-field', FormField);

/** What a form is refused with is shown at the field, or in the form's .trouble. */
export function sending(form, send) {
	const trouble = form.querySelector('.trouble');
	const inputs = () => [...form.elements].filter(({ name }) => name);
	form.addEventListener('input', ({ target }) => mark(target, ''));
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		put(trouble);
		if (markWrong(inputs(), (input) => !input.validity.valid && wrongWith(input))) return;
		try {
			await busy(form.querySelector('[type=submit]'), () => send(Object.fromEntries(new FormData(form))));
		} catch (problem) {
			if (!problem.facts) throw problem;
			// The server says "performances[0].startsAt", the input its last name.
			const refused = Object.keys(problem.facts.errors ?? {}).map((path) => path.split('.').pop());
			if (markWrong(inputs(), ({ name }) => refused.includes(name) && t('wrong.value'))) return;
			put(trouble, notice(problem, { retry: () => form.requestSubmit() }));
		}
	});
	return form;
}

export async function busy(button, work) {
	if (button.ariaBusy === 'true') return;
	button.ariaBusy = 'true';
	try {
		return await work();
	} finally {
		button.ariaBusy = null;
	}
}

const wrongWith = (input) => t(`wrong.${WRONG.find((kind) => input.validity[kind]) ?? 'value'}`, input);

function markWrong(inputs, wrong) {
	const found = inputs.filter((input) => mark(input, wrong(input) || ''));
	found[0]?.focus();
	return found.length > 0;
}

function mark(input, message) {
	input.ariaInvalid = message ? 'true' : null;
	const place = input.closest('form-field')?.querySelector('.wrong');
	if (place) place.textContent = message;
	return message;
}
