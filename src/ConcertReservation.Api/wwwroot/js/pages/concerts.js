import { posterOf } from '../state/concerts.js';
import { element } from '../ui/dom.js';
import { pagedList } from '../ui/paged-list.js';
import { render } from '../ui/templates.js';

export async function concertsPage() {
	const list = element('ul.concerts');
	return render('concerts', {
		list: await pagedList('/concerts', { list, renderItem: concertCard, empty: 'concerts-none' }),
	});
}

function concertCard(concert) {
	const { performances, saleState } = concert;
	const sum = (name) => performances.reduce((total, performance) => total + performance[name], 0);
	const left = sum('availableSeats');
	const isCancelled = saleState === 'cancelled';
	return render('concert-card', {
		...concert,
		poster: posterOf(concert),
		next: performances[0],
		more: performances.length - 1,
		left,
		isCancelled,
		isSoldOut: !left && !isCancelled,
		total: sum('totalSeats'),
		priceFrom: Math.min(...performances.map(({ priceFrom }) => priceFrom)),
	});
}
