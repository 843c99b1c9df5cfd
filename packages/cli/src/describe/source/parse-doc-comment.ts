/** What a doc comment says, by the tags of TSDoc. */
export interface DocComment {
  /** The first paragraph, on one line. */
  readonly summary?: string
  /** The paragraphs after it, and `@remarks`. */
  readonly description?: string
  /** What `@deprecated` says; empty where it says nothing more. */
  readonly deprecated?: string
  readonly returns?: string
  readonly throws: readonly DocThrows[]
}

/** `@throws {NotFoundError} when there is none`, or without the braces. */
export interface DocThrows {
  readonly name: string
  readonly text: string
}

/** Reads the text between the comment's marks. */
export function parseDocComment(text = ""): DocComment {
  const lines = text
    .replace(/^\*/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd())
  const sections = sectionsOf(lines)
  const [first = "", ...rest] = paragraphs(sections.find(({ tag }) => tag === "")?.text ?? "")
  const textOf = (tag: string) => sections.find((section) => section.tag === tag)?.text
  const description = [...rest, ...paragraphs(textOf("remarks") ?? "")].join("\n\n")
  const deprecated = textOf("deprecated")
  const returns = textOf("returns") ?? textOf("return")
  return {
    ...(first !== "" && { summary: oneLine(first) }),
    ...(description !== "" && { description }),
    ...(deprecated !== undefined && { deprecated: oneLine(deprecated) }),
    ...(returns !== undefined && { returns: oneLine(returns) }),
    throws: sections.filter(({ tag }) => tag === "throws" || tag === "exception").flatMap(parseThrows),
  }
}

interface Section {
  /** Empty for what stands before the first tag. */
  readonly tag: string
  readonly text: string
}

function sectionsOf(lines: readonly string[]): readonly Section[] {
  const sections: { tag: string; lines: string[] }[] = [{ tag: "", lines: [] }]
  let isFenced = false
  for (const line of lines) {
    if (/^\s*```/.test(line)) isFenced = !isFenced
    const [, tag, rest = ""] = (!isFenced && /^\s*@(\w+)\s*(.*)$/.exec(line)) || []
    if (tag === undefined) sections.at(-1)?.lines.push(line)
    else sections.push({ tag, lines: [rest] })
  }
  return sections.map((section) => ({ tag: section.tag, text: withoutLinks(section.lines.join("\n").trim()) }))
}

/** `{@link Todo}` and `{@link Todo | a todo}` as the words that a reader sees. */
function withoutLinks(text: string): string {
  return text.replace(
    /\{@link(?:code|plain)?\s+([^}|]+?)\s*(?:\|\s*([^}]+?)\s*)?\}/g,
    (_all, to: string, label?: string) => label ?? to,
  )
}

function parseThrows({ text }: Section): readonly DocThrows[] {
  const [, name, rest = ""] = /^\{?([A-Za-z_$][\w$]*)\}?\s*(?:-\s*)?([\s\S]*)$/.exec(text) ?? []
  return name === undefined ? [] : [{ name, text: oneLine(rest) }]
}

function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim()
}
