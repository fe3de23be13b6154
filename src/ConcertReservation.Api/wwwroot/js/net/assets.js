const stylesheet = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel="stylesheet"]'));

/**
 * The address of a frontend file in the same version as the stylesheet: its path contains the version.
 * @param {string} path
 */
export const assetUrl = (path) => new URL(path, stylesheet.href).href;
