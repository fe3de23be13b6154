// Queue tokens only spare the server a look-up: without one it finds the caller's place, so a tab's memory is enough.
const KEY = (concertId) => `place ${concertId}`;

export const token = (concertId) => sessionStorage.getItem(KEY(concertId));

export const keep = (place) => {
	sessionStorage.setItem(KEY(place.concertId), place.token);
	return place;
};

export const forget = (concertId) => sessionStorage.removeItem(KEY(concertId));
