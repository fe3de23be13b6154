import { set, shown } from './dom.js';
import { fill, t, valueOf } from './i18n.js';

const files = new Map();
const templates = new Map();

export function load(name) {
	if (!files.has(name)) files.set(name, read(name).catch((error) => (files.delete(name), Promise.reject(error))));
	return files.get(name);
}

async function read(name) {
	const answer = await fetch(`/views/${name}.html`);
	if (!answer.ok) throw new Error(`No view ${name}`);
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	for (const template of page.querySelectorAll('template')) templates.set(template.id, template);
}

/** Fills a template in; what its attributes mean stands in docs/frontend.md. */
export function make(id, values = {}) {
	const root = document.importNode(templates.get(id).content, true);
	for (const node of root.querySelectorAll('*'))
		for (const { name, value } of [...node.attributes]) {
			if (!/^[:@]/.test(name)) continue;
			node.removeAttribute(name);
			(binds[name] ?? other)(node, value, values, name);
		}
	return root.childElementCount === 1 ? root.firstElementChild : [...root.children];
}

const binds = {
	':t': (node, key, values) => node.append(t(key, values)),
	':label': (node, key, values) => node.setAttribute('aria-label', t(key, values)),
	':put': (node, name, values) => node.append(...shown([valueOf(name, values)])),
	':if': (node, name, values) => Boolean(valueOf(name.replace('!', ''), values)) === name.startsWith('!') && node.remove(),
};

function other(node, text, values, name) {
	if (name.startsWith('@')) node.addEventListener(name.slice(1), values[text] || null);
	else set(node, name.slice(1), /^\{[^{}]+\}$/.test(text) ? valueOf(text.slice(1, -1), values) : fill(text, values));
}
