import { request } from '../net/api.js';
import { element } from './dom.js';

/**
 * Saves a file of the API. Not a link: a link cannot send the access token.
 * @param {string} path
 * @param {string} name
 */
export async function download(path, name) {
	const response = await request('GET', path);
	const href = URL.createObjectURL(await response.blob());
	element('a', { href, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(href), 1000);
}
