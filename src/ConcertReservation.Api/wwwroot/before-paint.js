// A classic script, not a module: it runs before the first paint, so that the page does not flash in another theme.
(() => {
	const { dataset } = document.documentElement;
	const theme = localStorage.getItem('theme');
	if (theme) dataset.theme = theme;
	const preferred = navigator.language.startsWith('ko') ? 'ko' : 'en';
	document.documentElement.lang = localStorage.getItem('language') ?? preferred;
})();
