import { canonicalJson } from "../src/model/canonical-json.ts"
import type { CfnTemplate } from "../src/model/cloudformation.ts"
import { inferStack } from "../src/pipeline/build-stack.ts"
import { renderError } from "../src/terminal/render-error.ts"
import { TestTerminal } from "./fakes/deploy-session.ts"
import { makeProject } from "./make-project.ts"

export type Inferred = Partial<CfnTemplate> & { readonly errors: string }

/** A project's template as `tsapi package` writes it, but for the code, or what tsapi says is wrong with it. */
export async function inferredFiles(
  files: Readonly<Record<string, string>>,
  set: readonly string[] = [],
): Promise<Inferred> {
  const project = await makeProject(files)
  try {
    const stack = await inferStack(project, { stage: "dev", set })
    const template: CfnTemplate = JSON.parse(canonicalJson(stack.template))
    return { ...template, errors: "" }
  } catch (error) {
    const { colors } = new TestTerminal({ json: false })
    return { errors: renderError(error, { colors, debug: false }).text }
  }
}
