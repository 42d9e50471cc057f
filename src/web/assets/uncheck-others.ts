/** Of the boxes of a row, each a way to choose one value, only the one just chosen stays. */
export function uncheckOthers(chosen: HTMLInputElement): void {
  for (const other of chosen.closest('tr')?.querySelectorAll('input') ?? [])
    if (other !== chosen) other.checked = false;
}
