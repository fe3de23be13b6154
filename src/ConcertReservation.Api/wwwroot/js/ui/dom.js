const SVG = 'http://www.w3.org/2000/svg';

/**
 * element('button.primary', { onclick, 'aria-label': … }, 'text', child): strings become text, never markup.
 * @param {string} spec a tag name with classes
 * @param {...any} content attributes (plain objects), nodes, text, or lists of these
 */
export const element = (spec, ...content) => fill(document.createElement(tagOf(spec)), spec, content);

/**
 * The same for SVG elements.
 * @param {string} spec
 * @param {...any} content
 */
export const svgElement = (spec, ...content) => fill(document.createElementNS(SVG, tagOf(spec)), spec, content);

/**
 * @template {Element} T
 * @param {T} parent
 * @param {...any} content as for `element`, without attributes
 */
export function replaceChildren(parent, ...content) {
	parent.replaceChildren(...presentOf(content));
	return parent;
}

/**
 * A flat list without null, undefined and false.
 * @param {any[]} values
 */
export const presentOf = (values) => values.flat(9).filter(isPresent);

/**
 * "onclick" and its like become listeners, true an attribute without value.
 * @param {Element} node
 * @param {string} name
 * @param {any} value
 */
export function setAttribute(node, name, value) {
	if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
	else if (value === true) node.setAttribute(name, '');
	else if (isPresent(value)) node.setAttribute(name, value);
}

const tagOf = (spec) => spec.split('.')[0] || 'div';

const isPresent = (value) => value !== null && value !== undefined && value !== false;

function fill(node, spec, content) {
	const classes = spec.split('.').slice(1).join(' ');
	if (classes) node.setAttribute('class', classes);
	for (const item of presentOf(content)) {
		if (item.constructor !== Object) node.append(item);
		else for (const [name, value] of Object.entries(item)) setAttribute(node, name, value);
	}
	return node;
}
