import { readFile } from "node:fs/promises"
import path from "node:path"
import type { CfnTemplate } from "../src/model/cloudformation.ts"
import { runCli } from "../src/run-cli.ts"
import { TestTerminal } from "./fakes/deploy-session.ts"
import { makeProject } from "./make-project.ts"

export type Packaged = Partial<CfnTemplate> & { readonly errors: string; readonly summary?: string }

/** What `tsapi package` makes of a project, or what it says is wrong with it. */
export async function packagedFiles(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Packaged> {
  const project = await makeProject(files)
  const terminal = new TestTerminal({ json: false })
  const exitCode = await runCli(["package", "-C", project, ...args], terminal, new AbortController().signal)
  if (exitCode !== 0) return { errors: terminal.stderr }
  const text = await readFile(path.join(project, ".tsapi/package/template.json"), "utf8")
  const template: CfnTemplate = JSON.parse(text)
  return { ...template, errors: "", summary: terminal.stdout }
}
