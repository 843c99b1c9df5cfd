import { mkdir, readdir, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import type { BuiltStack } from "../model/built-stack.ts"
import { canonicalJson } from "../model/canonical-json.ts"
import type { Command } from "../model/command.ts"
import { buildStack } from "../pipeline.ts"
import { renderPolicyDocument } from "../policy/render-policy-document.ts"
import { packageSummary } from "./package-summary.ts"
import { showWarnings } from "./show-warnings.ts"

/** `tsapi package`: everything deploying would upload, written to a directory. */
export const packageCommand: Command = {
  flags: [{ flags: "-o, --out <dir>", description: "Where to write it", default: ".tsapi/package" }],
  async run({ flags, terminal }) {
    const stack = await buildStack(flags.projectDir, flags)
    const directory = path.resolve(flags.projectDir, String(flags["out"]))
    await writePackage(stack, directory)
    showWarnings(stack.policies, terminal)
    const { document, text } = packageSummary(stack, directory)
    terminal.document(document)
    terminal.print(text)
    return 0
  },
}

/** Replaces what an earlier run wrote, and touches nothing else in the directory. */
async function writePackage({ artifacts, policies, template }: BuiltStack, directory: string): Promise<void> {
  const policyDirectory = path.join(directory, "policies")
  await mkdir(policyDirectory, { recursive: true })
  const names = new Set(artifacts.map(({ functionId }) => functionId))
  await Promise.all([
    removeStale(directory, ".zip", names),
    removeStale(policyDirectory, ".json", names),
    ...artifacts.map(({ functionId, zip }) => writeFile(path.join(directory, `${functionId}.zip`), zip)),
    ...policies.map(({ functionId, grants }) =>
      writeFile(
        path.join(policyDirectory, `${functionId}.json`),
        `${canonicalJson(renderPolicyDocument(grants), 2)}\n`,
      ),
    ),
    writeFile(path.join(directory, "template.json"), `${canonicalJson(template, 2)}\n`),
  ])
}

// The names a package of this app could have left behind: capitalised ids with our extension.
async function removeStale(directory: string, extension: string, current: ReadonlySet<string>): Promise<void> {
  const stale = (await readdir(directory)).filter(
    (name) => name.endsWith(extension) && /^[A-Z]\w*\.(zip|json)$/.test(name) && !current.has(path.parse(name).name),
  )
  await Promise.all(stale.map((name) => rm(path.join(directory, name))))
}
