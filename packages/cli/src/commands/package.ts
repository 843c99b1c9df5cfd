import { existsSync } from "node:fs"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { UserError } from "../errors/user-error.ts"
import type { BuiltStack } from "../model/built-stack.ts"
import { canonicalJson } from "../model/canonical-json.ts"
import { madeByTsapi } from "../model/cloudformation.ts"
import type { Command } from "../model/command.ts"
import { strictFlags } from "../model/strict-flags.ts"
import { buildStack } from "../pipeline/build-stack.ts"
import { renderWholePolicy } from "../policy/role-policies.ts"
import { packageSummary } from "./package-summary.ts"
import { handleWarnings } from "./handle-warnings.ts"
import { jsonOf } from "../model/json-of.ts"

/** `tsapi package`: everything deploying would upload, written to a directory. */
export const packageCommand: Command = {
  flags: [{ flags: "-o, --out <dir>", description: "Where to write it", default: ".tsapi/package" }, ...strictFlags],
  async run({ flags, terminal }) {
    const stack = await buildStack(flags.projectDir, flags)
    const directory = path.resolve(flags.projectDir, String(flags["out"]))
    handleWarnings(stack.policies, { config: stack.config, terminal })
    await writePackage(stack, directory)
    const { document, text } = packageSummary(stack, directory)
    terminal.document(document)
    terminal.print(text)
    return 0
  },
}

/** Replaces what an earlier run wrote, and touches nothing else in the directory. */
async function writePackage({ artifacts, policies, template }: BuiltStack, directory: string): Promise<void> {
  const policyDirectory = path.join(directory, "policies")
  try {
    await mkdir(policyDirectory, { recursive: true })
  } catch (cause) {
    const hint = "Name another directory with --out."
    throw new UserError("OUTPUT_DIRECTORY_UNUSABLE", `${directory} cannot be written`, { hint, cause })
  }
  const stale = (await packagedBefore(directory)).filter((id) => !artifacts.some(({ functionId }) => functionId === id))
  await Promise.all([
    ...stale.flatMap((id) => [path.join(directory, `${id}.zip`), path.join(policyDirectory, `${id}.json`)]).map(remove),
    ...artifacts.map(({ functionId, zip }) => writeFile(path.join(directory, `${functionId}.zip`), zip)),
    ...policies
      .filter(({ owner }) => !owner)
      .map((policy) =>
        writeFile(
          path.join(policyDirectory, `${policy.functionId}.json`),
          `${canonicalJson(renderWholePolicy(policy), 2)}\n`,
        ),
      ),
    writeFile(path.join(directory, "template.json"), `${templateText(template)}\n`),
  ])
}

/** Bytes of a template. */
const CLOUDFORMATION_LIMIT = 1_000_000

/** As people read it, unless CloudFormation takes it only without the spaces. */
function templateText(template: BuiltStack["template"]): string {
  const text = canonicalJson(template, 2)
  return Buffer.byteLength(text) < CLOUDFORMATION_LIMIT ? text : canonicalJson(template)
}

/** The functions of the package that is in the directory already, as its template names them. */
async function packagedBefore(directory: string): Promise<readonly string[]> {
  const file = path.join(directory, "template.json")
  if (!existsSync(file)) return []
  const { Description, Resources }: Partial<BuiltStack["template"]> = Object(jsonOf(await readFile(file, "utf8")))
  if (!Description?.endsWith(madeByTsapi)) {
    throw new UserError("OUTPUT_DIRECTORY_UNUSABLE", `${file} was not written by tsapi, and would be replaced`, {
      hint: "Name another directory with --out.",
    })
  }
  return Object.entries(Resources ?? {})
    .filter(([, { Type }]) => Type === "AWS::Lambda::Function")
    .map(([id]) => id.replace(/Function$/, ""))
}

async function remove(file: string): Promise<void> {
  await rm(file, { force: true })
}
