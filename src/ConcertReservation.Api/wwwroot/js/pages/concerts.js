import { el, growing, make, posterOf } from '../page.js';

export default async function concerts() {
	return make('concerts', { list: await growing('/concerts', { list: el('ul.concerts'), row, empty: 'concerts-none' }) });
}

function row(concert) {
	const { performances } = concert;
	const sum = (name) => performances.reduce((total, performance) => total + performance[name], 0);
	return make('concert-card', {
		...concert,
		poster: posterOf(concert),
		next: performances[0],
		more: performances.length - 1,
		left: sum('availableSeats'),
		total: sum('totalSeats'),
		priceFrom: Math.min(...performances.map(({ priceFrom }) => priceFrom)),
	});
}
