/** Tells from which module a place in the bundle comes: the bundler writes each module's path above its code. */
export function moduleRanges(code: string): (offset: number) => string {
  const starts: number[] = []
  const modules: string[] = []
  for (const { index, 1: module = "" } of code.matchAll(/^\/\/ (\S.*)$/gm)) {
    starts.push(index)
    modules.push(module)
  }
  return (offset) => {
    let low = -1
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return modules[low] ?? ""
  }
}
