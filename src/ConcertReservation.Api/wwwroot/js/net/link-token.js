/**
 * The token of the link in a mail. It is removed from the address, so that it stays in no history and no screenshot.
 * @param {URLSearchParams} query
 */
export function takeToken(query) {
	const token = query.get('token') ?? history.state?.token ?? '';
	if (query.has('token')) history.replaceState({ token }, '', location.pathname);
	return token;
}
