const SVG = 'http://www.w3.org/2000/svg';

/** el('button.main', { onclick, 'aria-label': … }, 'text', child): text stays text. */
export const el = (spec, ...parts) => fill(document.createElement(spec.split('.')[0] || 'div'), spec, parts);

export const svg = (spec, ...parts) => fill(document.createElementNS(SVG, spec.split('.')[0]), spec, parts);

export function put(parent, ...children) {
	parent.replaceChildren(...shown(children));
	return parent;
}

export const parts = (nodes, ...selectors) =>
	selectors.map((selector) => [nodes].flat().map((node) => (node.matches(selector) ? node : node.querySelector(selector))).find(Boolean));

const isThere = (thing) => thing !== null && thing !== undefined && thing !== false;

export const shown = (things) => things.flat(9).filter(isThere);

function fill(node, spec, parts) {
	const names = spec.split('.').slice(1).join(' ');
	if (names) node.setAttribute('class', names);
	for (const part of shown(parts)) {
		if (part.constructor !== Object) node.append(part);
		else for (const [name, value] of Object.entries(part)) set(node, name, value);
	}
	return node;
}

export function set(node, name, value) {
	if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
	else if (value === true) node.setAttribute(name, '');
	else if (isThere(value)) node.setAttribute(name, value);
}
