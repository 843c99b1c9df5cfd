import { readFile } from "node:fs/promises"
import path from "node:path"
import { renderClient } from "../describe/client/render-client.ts"
import { renderRoutes } from "../describe/client/render-routes.ts"
import { httpOf } from "../kinds/http.ts"
import type { Command } from "../model/command.ts"
import { loadApp } from "../pipeline/load-app.ts"
import { describeApp } from "./describe-app.ts"
import { writeOutput } from "./write-output.ts"

/** `tsapi client`: a module that calls the API, with the types of its document and no dependency. */
export const clientCommand: Command = {
  flags: [
    { flags: "-o, --output <file>", description: "Where to write it; stdout when absent" },
    { flags: "--routes", description: "Write only what `createClient<typeof app>()` needs at run time" },
  ],
  async run({ flags, terminal }) {
    const text = flags["routes"] === true ? await routesModule(flags) : await clientModule(flags)
    const output = flags["output"] === undefined ? undefined : path.resolve(flags.projectDir, String(flags["output"]))
    if (output === undefined) {
      terminal.document({ source: text })
      terminal.print(text.trimEnd())
      return 0
    }
    await writeOutput(output, text)
    terminal.document({ file: output })
    terminal.print(path.relative(process.cwd(), output))
    return 0
  },
}

type Options = Parameters<typeof describeApp>[1] & { readonly projectDir: string }

async function clientModule(options: Options): Promise<string> {
  const { document } = await describeApp(options.projectDir, options)
  // The framework is published with its sources.
  const runtime = new URL("../../src/client/send-request.ts", import.meta.resolve("@tsapi/framework/client"))
  return renderClient(document, await readFile(runtime, "utf8"))
}

async function routesModule(options: Options): Promise<string> {
  const { app } = await loadApp(options.projectDir, options)
  return renderRoutes(httpOf(app.declared)?.routes ?? [])
}
