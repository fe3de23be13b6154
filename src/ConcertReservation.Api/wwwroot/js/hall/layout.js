// All lengths are in seats: 1 is the distance from one seat to the next.
const AISLE = 1;
const STAGE = { width: 8, height: 1 };
/** Above the rows of a block: its name. */
const TITLE = 1.4;
/** On both sides of the rows: their names. */
export const MARGIN = 1.4;
const MAX_STACKED = 3;
const FLOOR_SHARE = 0.3;
const RING_GROWTH = 1.6;
/** Width by height of the hall, if it can be had. */
const SHAPE = 1.15;
const MAX_TIERS = 12;
const SIDE_GAIN = 0.12;
/** The tiers at the back are nearly as wide as what they are behind. */
const BACK_SHARE = 0.75;
/** Stands surround at least so many blocks, and are at least so many. */
const LEAST_INSIDE = 3;
const LEAST_STANDS = 5;

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {ReturnType<typeof layOut>} Layout
 */

/**
 * Places the blocks of a hall. The plan has no coordinates: the first blocks stand before the stage, and each further group of
 * blocks surrounds what is there, from the left of the stage to its right.
 * @param {import('./hall.js').Hall} hall
 */
export function layOut(hall) {
	const boxes = hall.blocks.map(boxOf);
	const stage = { x: 0, y: 0, ...STAGE };
	const isSmall = boxes.length <= MAX_STACKED;
	/** @type {Box} */
	let bounds = { ...stage };
	let placed = 0;
	for (const group of isSmall ? boxes.map((box) => [box]) : groupsOf(hall, boxes)) {
		const isStand = placed >= LEAST_INSIDE && group.length >= LEAST_STANDS;
		placeBest(group, bounds, isStand ? standWays(group, bounds) : tierWays(group, bounds));
		bounds = around([bounds, ...group]);
		placed += group.length;
	}
	// The stage of a big hall is bigger. It grows away from the seats.
	stage.width = Math.max(STAGE.width, bounds.width * 0.25);
	stage.x = (STAGE.width - stage.width) / 2;
	stage.height = Math.max(STAGE.height, bounds.height * 0.05);
	stage.y = STAGE.height - stage.height;
	bounds = around([bounds, stage]);
	for (const box of [stage, ...boxes]) {
		box.x -= bounds.x - AISLE / 2;
		box.y -= bounds.y - AISLE / 2;
	}
	const { x, y } = seatPositions(hall, boxes);
	return { width: bounds.width + AISLE, height: bounds.height + AISLE, stage, boxes, x, y };
}

/**
 * @param {import('./hall.js').Block} block
 * @returns {Box}
 */
function boxOf({ rows, isStanding, capacity, count }) {
	if (isStanding) {
		const side = Math.sqrt(capacity ?? count);
		return { x: 0, y: 0, width: Math.max(8, side * 1.2), height: Math.max(5, side * 0.6) };
	}
	const width = Math.max(4, ...rows.map((row) => row.width));
	return { x: 0, y: 0, width: width + 2 * MARGIN, height: rows.length + TITLE + 0.4 };
}

/** Blocks that belong together: neighbours in the plan with names such as "Floor A", "Floor B", or 101, 102. */
function groupsOf({ blocks, size }, boxes) {
	/** @type {{ name: string, members: number[] }[]} */
	const groups = [];
	const hasHundreds = blocks.every(({ name }) => !/\d/.test(name) || /\d{3}/.test(name));
	blocks.forEach((block, i) => {
		const name = familyOf(block.name, hasHundreds);
		if (groups.at(-1)?.name === name) groups.at(-1).members.push(i);
		else groups.push({ name, members: [i] });
	});
	const isTelling = groups.length > 1 && groups.length <= blocks.length / 2;
	const lists = isTelling ? groups.map(({ members }) => members) : bySize(blocks, size);
	return lists.map((members) => members.map((i) => boxes[i]));
}

function familyOf(name, hasHundreds) {
	const stem = name.replace(/\s*(구역|블록|석|block|section)$/i, '').trim();
	const hundreds = hasHundreds && /^(.*?)(\d+)\d\d$/.exec(stem);
	if (hundreds) return `${hundreds[1]}${hundreds[2]}`;
	return stem.replace(/[\s-]*\d+$|(^|[\s-]+)[A-Z가-힣]$/i, '');
}

/** A floor with a third of the seats, and rings that grow. */
function bySize(blocks, size) {
	const lists = [[]];
	let seats = 0;
	let limit = size * FLOOR_SHARE;
	blocks.forEach((block, i) => {
		if (seats + block.count > limit && lists.at(-1).length) {
			lists.push([]);
			seats = 0;
			limit *= RING_GROWTH;
		}
		lists.at(-1).push(i);
		seats += block.count;
	});
	return lists;
}

/** Places the blocks in the way that makes the hall compact, about as wide as SHAPE says, and gives it stands at its sides. */
function placeBest(group, bounds, ways) {
	const area = group.reduce((sum, { width, height }) => sum + width * height, 0);
	const costs = ways.map(({ place, sides }) => {
		place();
		const { width, height } = around([bounds, ...group]);
		const shape = Math.abs(Math.log(width / height / SHAPE));
		return shape + 0.5 * Math.log((width * height) / area) - SIDE_GAIN * Math.min(sides, 3);
	});
	ways[costs.indexOf(Math.min(...costs))].place();
}

/** Tiers of blocks below the bounds, each in the middle. */
function tierWays(group, bounds, minWidth = 0) {
	const counts = Array.from({ length: Math.min(MAX_TIERS, group.length) }, (_, i) => i + 1);
	const total = group.reduce((sum, { width }) => sum + width + AISLE, 0);
	const wide = counts.filter((tiers) => tiers === 1 || total / tiers >= minWidth);
	return wide.map((tiers) => ({ sides: 0, place: () => placeTiers(group, bounds, tiers) }));
}

function placeTiers(group, bounds, tiers) {
	const perTier = Math.ceil(group.length / tiers);
	let y = bounds.y + bounds.height + AISLE;
	for (let at = 0; at < group.length; at += perTier) y = placeTier(group.slice(at, at + perTier), bounds, y);
}

/** @returns {number} where the next tier begins */
function placeTier(tier, bounds, y) {
	const width = tier.reduce((sum, box) => sum + box.width + AISLE, -AISLE);
	let x = bounds.x + bounds.width / 2 - width / 2;
	for (const box of tier) {
		Object.assign(box, { x, y });
		x += box.width + AISLE;
	}
	return y + Math.max(...tier.map((box) => box.height)) + AISLE;
}

/** Stands around the bounds: down on the left, along the back in tiers, up on the right. */
function standWays(group, bounds) {
	const height = Math.max(...group.map((box) => box.height)) + AISLE;
	const most = Math.min(Math.floor((bounds.height + AISLE) / height), Math.floor((group.length - 1) / 2));
	const sides = Array.from({ length: most + 1 }, (_, i) => i);
	return sides.flatMap((side) => {
		const left = group.slice(0, side);
		const back = group.slice(side, group.length - side);
		const right = group.slice(group.length - side).reverse();
		return tierWays(back, bounds, BACK_SHARE * bounds.width).map(({ place: placeBack }) => {
			const place = () => {
				stack(left, bounds, (box) => bounds.x - AISLE - box.width);
				stack(right, bounds, () => bounds.x + bounds.width + AISLE);
				placeBack();
			};
			return { sides: side, place };
		});
	});
}

/** One below the other, the last at the lower edge of the bounds. */
function stack(boxes, bounds, xOf) {
	let y = bounds.y + bounds.height;
	for (const box of [...boxes].reverse()) {
		y -= box.height;
		Object.assign(box, { x: xOf(box), y });
		y -= AISLE;
	}
}

/** The smallest box around the boxes, with the stage in its middle. */
function around(boxes) {
	const x = Math.min(...boxes.map((box) => box.x));
	const y = Math.min(...boxes.map((box) => box.y));
	const right = Math.max(...boxes.map((box) => box.x + box.width));
	const bottom = Math.max(...boxes.map((box) => box.y + box.height));
	return { x, y, width: right - x, height: bottom - y };
}

/** The middle of every seat. Short rows stand in the middle of their block. */
function seatPositions({ size, rows, column }, boxes) {
	const x = new Float32Array(size);
	const y = new Float32Array(size);
	for (const row of rows) {
		const box = boxes[row.block];
		const left = box.x + (box.width - row.width) / 2 + 0.5;
		for (let i = row.first; i < row.first + row.count; i++) {
			x[i] = left + column[i];
			y[i] = box.y + TITLE + row.place + 0.5;
		}
	}
	return { x, y };
}
