/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The seat to which a key leads: along its row, or to the nearest seat of the row before or behind.
 * @param {import('./hall.js').Hall} hall
 * @param {import('./layout.js').Layout} layout
 * @param {number} index
 * @param {string} key
 */
export function seatByKey(hall, layout, index, key) {
	const row = hall.rows[hall.rowOf[index]];
	if (key === 'Home') return row.first;
	if (key === 'End') return row.first + row.count - 1;
	const [right, down] = DIRECTIONS[key] ?? [0, 0];
	if (right) return Math.min(row.first + row.count - 1, Math.max(row.first, index + right));
	const next = hall.blocks[row.block].rows[row.place + down];
	return down && next?.count ? nearestIn(next, layout.x, layout.x[index]) : index;
}

/**
 * The block to which a key leads: the nearest in its direction.
 * @param {import('./layout.js').Layout} layout
 * @param {number} index
 * @param {string} key
 */
export function blockByKey({ boxes }, index, key) {
	if (key === 'Home') return 0;
	if (key === 'End') return boxes.length - 1;
	const [right, down] = DIRECTIONS[key];
	const from = middleOf(boxes[index]);
	let best = index;
	let bestCost = Number.POSITIVE_INFINITY;
	boxes.forEach((box, i) => {
		const to = middleOf(box);
		const ahead = (to.x - from.x) * right + (to.y - from.y) * down;
		const aside = Math.abs((to.x - from.x) * down) + Math.abs((to.y - from.y) * right);
		const cost = ahead + 2 * aside;
		if (i === index || ahead < 1 || aside > 2 * ahead || cost >= bestCost) return;
		best = i;
		bestCost = cost;
	});
	return best;
}

/** @param {string} key */
export const isMove = (key) => key in DIRECTIONS || key === 'Home' || key === 'End';

function nearestIn({ first, count }, xs, x) {
	let best = first;
	for (let i = first; i < first + count; i++) {
		if (Math.abs(xs[i] - x) < Math.abs(xs[best] - x)) best = i;
	}
	return best;
}

const middleOf = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
