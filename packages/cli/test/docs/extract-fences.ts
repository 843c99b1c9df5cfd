import { readFileSync, readdirSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

export const repository = fileURLToPath(new URL("../../../../", import.meta.url))

/** The apps that show what tsapi does, relative to the repository. */
export const examples: readonly string[] = readdirSync(path.join(repository, "examples")).map(
  (name) => `examples/${name}`,
)

/** The Markdown files that people read first to last, relative to the repository. */
export const pages: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  "ARCHITECTURE.md",
  "packages/framework/README.md",
  "packages/cli/README.md",
  "packages/create-tsapi/README.md",
  ...examples.map((example) => `${example}/README.md`),
  ...readdirSync(path.join(repository, "docs")).map((file) => `docs/${file}`),
].filter((file) => file.endsWith(".md"))

export interface Fence {
  readonly page: string
  /** Line of the opening fence, 1-based. */
  readonly line: number
  /** From the fence's first line, `// src/app.ts`, when it has one. */
  readonly file: string | undefined
  readonly code: string
}

/** The code blocks of one language in a page. */
export function extractFences(page: string, language: string): readonly Fence[] {
  const text = readFileSync(path.join(repository, page), "utf8")
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => {
      const code = match[2] ?? ""
      const line = text.slice(0, match.index).split("\n").length
      return { page, line, file: /^\/\/ (\S+\.ts)\n/.exec(code)?.[1], code }
    })
}
