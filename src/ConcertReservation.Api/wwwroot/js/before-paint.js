// Not a module: it must run before the first paint, or a chosen theme would flash.
(() => {
	const page = document.documentElement;
	const theme = localStorage.getItem('theme');
	if (theme) page.dataset.theme = theme;
	page.lang = localStorage.getItem('language') ?? (navigator.language.startsWith('ko') ? 'ko' : 'en');
})();
