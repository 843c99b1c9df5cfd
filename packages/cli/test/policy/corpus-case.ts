import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

/** A Lambda handler with what its policy must be; see corpus/README.md for how it is written. */
export interface CorpusCase {
  /** `clients/send-command`. */
  readonly name: string
  /** Of the handler, relative to the corpus. */
  readonly file: string
  /** All of its modules, likewise. */
  readonly files: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly allowed: readonly CorpusPair[]
  readonly denied: readonly CorpusPair[]
  /** `POLICY_RESOURCE_UNKNOWN unresolvable/table-of-event.ts:8`, sorted; files relative to the corpus. */
  readonly warnings: readonly string[]
}

export interface CorpusPair {
  readonly action: string
  readonly resource: string
  /** `{ StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } }`. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const corpusDirectory = path.join(import.meta.dirname, "corpus")
export const corpusPlace = { region: "us-east-1", account: "111122223333" } as const

/** All cases, in the order of their names. */
export function readCorpus(): readonly CorpusCase[] {
  const groups = readdirSync(corpusDirectory, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return groups.flatMap(({ name: group }) =>
    readdirSync(path.join(corpusDirectory, group), { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? caseOfDirectory(`${group}/${entry.name}`) : caseOfFile(`${group}/${entry.name}`),
    ),
  )
}

function caseOfFile(file: string): CorpusCase {
  return caseOf(file.replace(/\.\w+$/, ""), file, [file])
}

function caseOfDirectory(directory: string): CorpusCase {
  const files = readdirSync(path.join(corpusDirectory, directory), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
    .map((file) => `${directory}/${file.replaceAll(path.sep, "/")}`)
  const handler = files.find((file) => /\/handler\.\w+$/.test(file))
  if (!handler) throw new Error(`${directory} has no handler file`)
  return caseOf(directory, handler, files)
}

function caseOf(name: string, file: string, files: readonly string[]): CorpusCase {
  const lines = header(file).map((line) => /^\/\/ (env|allow|deny) +(.+)$/.exec(line) ?? [])
  const of = (wanted: string) => lines.flatMap(([, keyword, rest = ""]) => (keyword === wanted ? [rest] : []))
  return {
    name,
    file,
    files,
    environment: Object.fromEntries(of("env").map((text) => splitAt(text, "="))),
    allowed: of("allow").map(readPair),
    denied: of("deny").map(readPair),
    warnings: files.flatMap(warningsOf).toSorted(),
  }
}

function header(file: string): readonly string[] {
  const lines = readFileSync(path.join(corpusDirectory, file), "utf8").split("\n")
  if (!lines[0]?.startsWith("// ")) throw new Error(`${file} does not begin with a comment that tells its policy`)
  return lines.slice(0, lines.indexOf(""))
}

// `ACTION RESOURCE [when [OPERATOR] KEY=VALUE]`
function readPair(text: string): CorpusPair {
  const match = /^(\S+) (\S+)(?: when (?:(\S+) )?([^\s=]+=.+))?$/.exec(text)
  if (!match) throw new Error(`Not a pair of action and resource: ${text}`)
  const [, action = "", resource = "", operator = "StringEquals", equation] = match
  if (!equation) return { action, resource }
  const [key, value] = splitAt(equation, "=")
  return { action, resource, condition: { [operator]: { [key]: value } } }
}

// Code that ends in `// warns CODE`; on a line of its own it speaks of the line before.
function warningsOf(file: string): readonly string[] {
  const lines = readFileSync(path.join(corpusDirectory, file), "utf8").split("\n")
  return lines.flatMap((line, index) =>
    [...line.matchAll(/^(.*)\/\/ warns ([A-Z_ ]+)$/g)].flatMap(([, code = "", names = ""]) =>
      names.split(" ").map((name) => `${name} ${file}:${code.trim() === "" ? index : index + 1}`),
    ),
  )
}

function splitAt(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator)
  return [text.slice(0, index), text.slice(index + separator.length)]
}
