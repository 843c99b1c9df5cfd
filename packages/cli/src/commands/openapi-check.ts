import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"
import { parse } from "yaml"
import { breakingChanges } from "../describe/breaking/breaking-changes.ts"
import { type Part, toPart } from "../describe/breaking/document-reader.ts"
import { breakingRules } from "../describe/breaking/rules.ts"
import { UserError } from "../errors/user-error.ts"
import type { OpenApiDocument } from "../model/openapi-document.ts"
import type { Terminal } from "../terminal/terminal.ts"

export interface CheckOptions {
  /** A file, or git's `REF:PATH`. */
  readonly base: string
  readonly projectDir: string
  readonly terminal: Terminal
}

/** Lists what breaks clients of the base document; 1 when there is anything. */
export async function checkOpenApi(document: OpenApiDocument, options: CheckOptions): Promise<number> {
  const { base, terminal } = options
  const changes = breakingChanges(await readBase(options), { ...document })
  terminal.document({ base, breaking: changes })
  const lines = changes.map(({ operation, path: place, rule, message }) =>
    [`${operation}${place === "" ? "" : `  ${place}`}`, `  ${breakingRules[rule]}: ${message}  (${rule})`].join("\n"),
  )
  const count = changes.length === 1 ? "1 breaking change" : `${changes.length} breaking changes`
  terminal.print([...lines, `${changes.length === 0 ? "no breaking change" : count} since ${base}`].join("\n"))
  return changes.length === 0 ? 0 : 1
}

async function readBase({ base, projectDir }: CheckOptions): Promise<Part> {
  const text = await readText(base, projectDir)
  const document = parseDocument(text, base)
  if (String(document["openapi"]).startsWith("3.") && document["paths"] !== undefined) return document
  throw new UserError("OPENAPI_BASE_UNUSABLE", `${base} is not an OpenAPI 3 document`, { hint })
}

const hint = "Name a document that `tsapi openapi --output` wrote: a file, or git's REF:PATH such as main:openapi.json."

async function readText(base: string, projectDir: string): Promise<string> {
  const file = path.resolve(projectDir, base)
  try {
    if (existsSync(file) || !base.includes(":")) return await readFile(file, "utf8")
    // `./` makes git take the path as relative to the project.
    const [ref, ...rest] = base.split(":")
    const object = `${ref}:./${rest.join(":")}`
    const { stdout } = await promisify(execFile)("git", ["show", "--end-of-options", object], {
      cwd: projectDir,
      maxBuffer: 2 ** 26,
    })
    return stdout
  } catch (cause) {
    const reason = ((cause as { stderr?: string }).stderr || (cause as Error).message).trim().split("\n")[0]
    throw new UserError("OPENAPI_BASE_UNUSABLE", `${base} cannot be read: ${reason}`, { hint, cause })
  }
}

function parseDocument(text: string, base: string): Part {
  try {
    return toPart(parse(text))
  } catch (cause) {
    throw new UserError("OPENAPI_BASE_UNUSABLE", `${base} is neither JSON nor YAML`, { hint, cause })
  }
}
