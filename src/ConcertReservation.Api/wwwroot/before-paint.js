// A classic script, not a module: it runs before the first paint, so that the page does not flash in another theme.
(() => {
	const { dataset } = document.documentElement;
	const preferred = navigator.language.startsWith('ko') ? 'ko' : 'en';
	document.documentElement.lang = stored('language') ?? preferred;
	const theme = stored('theme');
	if (theme) dataset.theme = theme;

	// A browser that blocks storage throws.
	function stored(key) {
		try {
			return localStorage.getItem(key);
		} catch {
			return null;
		}
	}
})();
