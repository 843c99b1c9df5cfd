import { parseSync } from "oxc-parser"

/** The text of a module whose own URL is `url`, an expression: it names others relative to it, and moves into a bundle. */
export function withModuleUrl(file, source, url) {
  const { importMetas } = parseSync(file, source).module
  return importMetas.reduceRight((text, { start, end }) => {
    const [member] = /^\.\w+/.exec(text.slice(end)) ?? []
    if (member === ".resolve") return text
    if (member !== ".url") throw new Error(`${file}: import.meta${member} cannot be bundled: write import.meta.url`)
    return text.slice(0, start) + url + text.slice(end + member.length)
  }, source)
}
