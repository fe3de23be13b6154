import { el, put } from '../dom.js';
import { t } from '../i18n.js';
import { notice } from '../ways.js';

const OWN = ['name', 'label', 'hint', 'data-set'];
let count = 0;

/** <form-field name hint …>: a labelled input with its hint and its error tied to it. Other attributes are the input's. */
class FormField extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    const name = this.getAttribute('name');
    const id = `field${++count}`;
    const input = el('input', { id, name, 'aria-describedby': `${id}h ${id}e` });
    for (const attribute of [...this.attributes])
      if (!OWN.includes(attribute.name)) input.setAttribute(attribute.name, attribute.value);
    const hint = this.getAttribute('hint');
    this.append(
      el('label', { for: id }, t(this.getAttribute('label') ?? `field.${name}`)),
      input,
      el('p.hint', { id: `${id}h` }, hint ? t(hint) : ''),
      el('p.wrong', { id: `${id}e` }),
    );
  }
}

customElements.define('form-field', FormField);

/** Makes a form send its values; what it is refused with is shown at the field, or in the form's .trouble. */
export function sending(form, send, where = {}) {
  const trouble = form.querySelector('.trouble');
  form.addEventListener('input', ({ target }) => mark(target, ''));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    put(trouble);
    if (!isComplete(form)) return;
    try {
      await busy(event.submitter ?? form.querySelector('[type=submit]'), () => send(Object.fromEntries(new FormData(form)), form));
    } catch (problem) {
      if (!problem.facts) throw problem;
      if (!markRefused(form, problem)) put(trouble, notice(problem, { ...where, retry: () => form.requestSubmit() }));
    }
  });
  return form;
}

/** Nothing can be pressed twice while it runs. */
export async function busy(button, work) {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  try {
    return await work();
  } finally {
    button.ariaBusy = null;
  }
}

const named = (form) => [...form.elements].filter((input) => input.name);

function isComplete(form) {
  for (const input of named(form)) mark(input, wrongWith(input));
  const first = named(form).find((input) => !input.validity.valid);
  first?.focus();
  return !first;
}

function wrongWith(input) {
  if (input.validity.valid) return '';
  const kinds = ['valueMissing', 'tooShort', 'tooLong', 'typeMismatch', 'rangeUnderflow', 'rangeOverflow'];
  return t(`wrong.${kinds.find((kind) => input.validity[kind]) ?? 'value'}`, input);
}

// The server says "performances[0].startsAt", the input its last name.
function markRefused(form, { facts }) {
  const names = Object.keys(facts.errors ?? {}).map((path) => path.split('.').pop());
  const refused = named(form).filter(({ name }) => names.includes(name));
  for (const input of refused) mark(input, t('wrong.value'));
  refused[0]?.focus();
  return refused.length > 0;
}

function mark(input, message) {
  input.ariaInvalid = message ? 'true' : null;
  const place = input.closest('form-field')?.querySelector('.wrong');
  if (place) place.textContent = message;
}
