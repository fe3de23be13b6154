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
/** Width by height of a group of blocks before the stage. */
const FLOOR_SHAPE = 1.3;

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
	for (const group of isSmall ? boxes.map((box) => [box]) : groupsOf(hall, boxes)) {
		if (bounds.height > STAGE.height && !isSmall && group.length > 4) surround(group, bounds);
		else placeTiers(group, bounds);
		bounds = around([bounds, ...group]);
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
	const hasHundreds = blocks.every(({ section }) => !/\d/.test(section) || /\d{3}/.test(section));
	blocks.forEach((block, i) => {
		const name = familyOf(block.section, hasHundreds);
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

/** Rows of blocks below the bounds, each in the middle. */
function placeTiers(group, bounds) {
	const height = Math.max(...group.map((box) => box.height));
	const total = group.reduce((sum, box) => sum + box.width + AISLE, 0);
	const tiers = Math.max(1, Math.round(Math.sqrt(total / (height * FLOOR_SHAPE))));
	const perTier = Math.ceil(group.length / tiers);
	let y = bounds.y + bounds.height + AISLE;
	for (let at = 0; at < group.length; at += perTier) {
		y = placeTier(group.slice(at, at + perTier), bounds, y);
	}
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

/** A stand around the bounds: down on the left, along the back, up on the right. */
function surround(group, bounds) {
	const height = Math.max(...group.map((box) => box.height)) + AISLE;
	const width = Math.max(...group.map((box) => box.width));
	const fits = Math.max(0, Math.floor((bounds.height + AISLE) / height));
	// The back is about as wide as the bounds and both sides.
	const backFits = Math.max(1, Math.round((bounds.width + 2 * (width + AISLE)) / (width + AISLE)));
	const sides = Math.min(fits, Math.floor(group.length / 3), Math.max(0, Math.ceil((group.length - backFits) / 2)));
	const left = group.slice(0, sides);
	const back = group.slice(sides, group.length - sides);
	const right = group.slice(group.length - sides).reverse();
	stack(left, bounds, (box) => bounds.x - AISLE - box.width);
	stack(right, bounds, () => bounds.x + bounds.width + AISLE);
	let y = bounds.y + bounds.height + AISLE;
	const tiers = Math.max(1, Math.ceil(back.length / (backFits * 1.15)));
	const perTier = Math.ceil(back.length / tiers);
	for (let at = 0; at < back.length; at += perTier) y = placeTier(back.slice(at, at + perTier), bounds, y);
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
