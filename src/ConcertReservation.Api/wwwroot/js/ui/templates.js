import { assetUrl } from '../net/assets.js';
import { element, presentOf, setAttribute } from './dom.js';
import { interpolate, t, valueAt } from './i18n.js';

/** @type {Map<string, HTMLTemplateElement>} */
const templates = new Map();

/**
 * Loads the templates of a group of pages.
 * @param {'views.html' | 'account.html' | 'operators.html'} file
 */
export async function loadTemplates(file) {
	const response = await fetch(assetUrl(file));
	if (!response.ok) throw new Error(`${file}: ${response.status}`);
	const page = new DOMParser().parseFromString(await response.text(), 'text/html');
	for (const template of page.querySelectorAll('template')) templates.set(template.id, template);
}

/**
 * A filled-in copy of a template: its element. Several roots get an element around them that has no box of its own: it can be
 * queried at any time, while a fragment is empty as soon as it is shown. docs/frontend.md lists the bindings.
 * @param {string} id
 * @param {Record<string, any>} [values]
 * @returns {any}
 */
export function render(id, values = {}) {
	const root = document.importNode(templates.get(id).content, true);
	for (const node of root.querySelectorAll('*')) {
		for (const { name, value } of [...node.attributes]) {
			if (!/^[:@]/.test(name)) continue;
			node.removeAttribute(name);
			const bind = bindings[name] ?? (name.startsWith('@') ? bindListener : bindAttribute);
			bind(node, value, values, name.slice(1));
		}
		// The stylesheet makes a number as small as its length needs.
		if (node instanceof HTMLElement && node.matches('.fit')) {
			node.style.setProperty('--length', String(node.textContent.length || 1));
		}
	}
	return root.childElementCount === 1 ? root.firstElementChild : element('div.parts', ...root.childNodes);
}

const bindings = {
	':t': (node, key, values) => node.append(t(key, values)),
	':label': (node, key, values) => node.setAttribute('aria-label', t(key, values)),
	':content': (node, path, values) => node.append(...presentOf([valueAt(path, values)])),
	':if': bindPresence,
};

function bindPresence(node, condition, values) {
	const isNegated = condition.startsWith('!');
	const isTrue = Boolean(valueAt(condition.replace('!', ''), values));
	if (isTrue === isNegated) node.remove();
}

function bindListener(node, listener, values, event) {
	node.addEventListener(event, values[listener] || null);
}

// A lone "{value}" keeps its type: true, false and null decide whether the attribute is there.
function bindAttribute(node, text, values, name) {
	const isLone = /^\{[^{}]+\}$/.test(text);
	setAttribute(node, name, isLone ? valueAt(text.slice(1, -1), values) : interpolate(text, values));
}
