import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

// What a browser of three years ago lacks (docs/frontend.md names them). A feature may be used when a browser without it does the same
// or shows the same with less decoration: then it stands in the table of docs/frontend.md, and its use below.
const NEWER = {
	js: {
		'AbortSignal.any': /AbortSignal\.any\(/,
		'Array.fromAsync': /Array\.fromAsync\(/,
		'Intl.DurationFormat': /Intl\.DurationFormat\(/,
		'Intl.Segmenter': /Intl\.Segmenter\(/,
		'Iterator helpers':
			/(?<!Object)\.(keys|values|entries|matchAll)\([^)]*\)\.(map|filter|take|drop|toArray|some|every|find)\(/,
		'Object.groupBy, Map.groupBy': /(Object|Map)\.groupBy\(/,
		'Promise.withResolvers, Promise.try': /Promise\.(withResolvers|try)\(/,
		'methods of Set': /\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
		'RegExp.escape': /RegExp\.escape\(/,
		'Uint8Array to and from Base64': /\.(toBase64|fromBase64|toHex|fromHex)\(/,
		'URL.canParse, URL.parse': /URL\.(canParse|parse)\(/,
		'async iteration of streams': /for await \(const \w+ of (body|response\.body|\w+\.body)\)/,
		checkVisibility: /\.checkVisibility\(/,
		popover: /\.(showPopover|hidePopover|togglePopover)\(/,
		requestIdleCallback: /requestIdleCallback\(/,
		'view transitions': /startViewTransition/,
		Temporal: /\bTemporal\./,
		BarcodeDetector: /BarcodeDetector/,
	},
	css: {
		':has()': /:has\(/,
		'@property, @scope, @starting-style': /@(property|scope|starting-style)/,
		'anchor positioning': /anchor-name|position-anchor|anchor\(/,
		'content-visibility': /content-visibility/,
		'field-sizing': /field-sizing/,
		'light-dark()': /light-dark\(/,
		'relative colors': /\(from /,
		'text-wrap': /text-wrap:/,
		'view transitions': /view-transition/,
	},
	html: {
		'attributes popover, command, closedby': /\s(popover|popovertarget|commandfor|closedby)[\s=>]/,
		'details with a name': /<details[^>]*\sname=/,
		'search element': /<search[\s>]/,
	},
};

const USED_WITH_A_FALLBACK = ['code-reader.js: BarcodeDetector', 'app.css: text-wrap'];

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../src/ConcertReservation.Api/wwwroot');

test('the pages use no feature that a browser of three years ago lacks, or have a fallback', () => {
	assert.deepEqual(newerFeaturesIn(root).sort(), [...USED_WITH_A_FALLBACK].sort());
});

function newerFeaturesIn(folder) {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return newerFeaturesIn(path);
		const features = NEWER[entry.name.split('.').pop()] ?? {};
		const source = withoutComments(readFileSync(path, 'utf8'));
		return Object.keys(features)
			.filter((name) => features[name].test(source))
			.map((name) => `${entry.name}: ${name}`);
	});
}

const withoutComments = (source) => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|<!--[\s\S]*?-->/gm, '');
