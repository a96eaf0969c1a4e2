/** Index of the first of `count` sorted items for which `reached` holds, `count` where none does. Binary search: once
 *  `reached` holds it must hold for all that follow. */
export function firstIndex(count: number, reached: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
