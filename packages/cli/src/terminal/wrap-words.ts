/** Text over several lines, none wider than `width` columns unless a word is; lines after the first begin with `indent` blanks. */
export function wrapWords(
  text: string,
  { width, indent }: { readonly width: number; readonly indent: number },
): string {
  const room = Math.max(20, width - indent)
  const lines: string[] = []
  for (const word of text.split(" ")) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join(`\n${" ".repeat(indent)}`)
}
