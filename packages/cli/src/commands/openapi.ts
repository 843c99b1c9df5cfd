import path from "node:path"
import { UserError } from "../errors/user-error.ts"
import type { Command, CommandInvocation } from "../model/command.ts"
import { count } from "./count-policies.ts"
import { describeApp } from "./describe-app.ts"
import { checkOpenApi } from "./openapi-check.ts"
import { type DocumentFormat, documentFormats, renderOpenApi } from "./render-openapi.ts"
import { writeOutput } from "./write-output.ts"

/** `tsapi openapi`: the API as its routes, schemas, errors, authorizers and doc comments describe it. */
export const openApiCommand: Command = {
  flags: [
    { flags: "-o, --output <file>", description: "Where to write it; stdout when absent" },
    {
      flags: "--format <name>",
      description: "json or yaml; what the file's name says, or json",
      choices: documentFormats,
    },
    { flags: "--server <url>", description: "A URL where the API answers", repeatable: true },
    {
      flags: "--check <base>",
      description: "Fail on what breaks clients of an earlier document: a file, or git's REF:PATH",
    },
  ],
  async run({ flags, terminal }) {
    const servers = (flags["server"] as readonly string[]).map(checkServer)
    const { document, warnings } = await describeApp(flags.projectDir, { ...flags, servers })
    for (const { message, location } of warnings) terminal.warn(`${message}\n  ${location.file}:${location.line}`)
    const output = flags["output"] === undefined ? undefined : path.resolve(flags.projectDir, String(flags["output"]))
    if (output !== undefined) await writeOutput(output, renderOpenApi(document, formatOf(flags, output)))
    if (flags["check"] !== undefined) {
      return checkOpenApi(document, { base: String(flags["check"]), projectDir: flags.projectDir, terminal })
    }
    if (output === undefined) {
      terminal.document(document)
      terminal.print(renderOpenApi(document, formatOf(flags, "")).trimEnd())
      return 0
    }
    const operations = Object.values(document.paths).flatMap((item) => Object.keys(item)).length
    terminal.document({ file: output, operations, warnings })
    terminal.print(`${path.relative(process.cwd(), output)}: ${count(operations, "operation")}`)
    return 0
  },
}

function formatOf(flags: CommandInvocation["flags"], output: string): DocumentFormat {
  const asked = documentFormats.find((format) => format === flags["format"])
  return asked ?? (/\.ya?ml$/i.test(output) ? "yaml" : "json")
}

function checkServer(url: string): string {
  if (url.startsWith("/") || URL.canParse(url)) return url
  throw new UserError("SERVER_URL_INVALID", `--server ${url} is not a URL`, {
    hint: "Use the API's whole URL, such as https://api.example.com, or a path that begins with a slash.",
  })
}
