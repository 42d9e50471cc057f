const PAGE = /\.(?:s?html?|xht(?:ml)?|te?xt|php\d?|asp)$/i;
const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i;

/** Whether a file is named as a page of a site is. */
export function isPage(name: string): boolean {
  return PAGE.test(name);
}

/** Whether a file is named as a picture is. */
export function isPicture(name: string): boolean {
  return PICTURE.test(name);
}

/** A path as seen from the folder of another; as it is where it lies elsewhere. */
export function relativePath(from: string, path: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
