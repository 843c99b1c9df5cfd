import { readFileSync } from "node:fs"
import path from "node:path"
import { bundleFunctions } from "../bundle/bundle-functions.ts"
import { renderTemplate } from "../generate/render-template.ts"
import { allPolicies } from "../kinds/all-policies.ts"
import { checkEnvironments } from "../load/check-environments.ts"
import type { BuildOptions } from "../load/load-config.ts"
import type { BuiltStack } from "../model/built-stack.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { frameworkDirectory } from "../model/framework-directory.ts"
import type { StackPlan } from "../model/stack-plan.ts"
import { buildStackPlan, plannedPolicies } from "../plan/build-stack-plan.ts"
import type { SourceOf } from "../plan/handle-reads.ts"
import { checkDeclared } from "../policy/check-declared.ts"
import { mergeCovered } from "../policy/merge-covered.ts"
import { rolePolicies } from "../policy/role-policies.ts"
import { findPolicies, loadInference } from "./find-policies.ts"
import { loadApp } from "./load-app.ts"

/** Everything there is to deploy, from source to template. */
export async function buildStack(projectDir: string, options: BuildOptions): Promise<BuiltStack> {
  void loadInference()
  const { app, config } = await loadApp(projectDir, options)
  checkDeclared(app)
  const [found, artifacts] = await Promise.all([findPolicies(app, config.projectDir), bundleFunctions(app, config)])
  const parts = { app, config, found, artifacts }
  const { functions } = planOf(parts)
  const environments = Object.fromEntries(functions.map(({ model, environment }) => [model.id, environment]))
  await checkEnvironments({ config, artifacts, environments })
  return assembleStack(parts)
}

/** What each role will allow, for commands that only show or check it: no code is bundled, but the template is checked. */
export async function inferStack(projectDir: string, options: BuildOptions): Promise<InferredStack> {
  void loadInference()
  const { app, config } = await loadApp(projectDir, options)
  checkDeclared(app)
  const found = await findPolicies(app, config.projectDir)
  const noCode = { zip: new Uint8Array(), sha256: "", files: [], modules: [] }
  const artifacts = app.functions.map(({ id }) => ({ functionId: id, ...noCode }))
  return assembleStack({ app, config, found, artifacts })
}

/** Its template names no code. */
export type InferredStack = Omit<BuiltStack, "artifacts">

interface StackParts extends Pick<BuiltStack, "app" | "config" | "artifacts"> {
  readonly found: readonly FunctionPolicy[]
}

function planOf({ app, config, found, artifacts }: StackParts): StackPlan {
  const sourceOf = ownSources(config.projectDir)
  return buildStackPlan(app, { policies: found, artifacts, retainState: config.production, sourceOf })
}

function ownSources(projectDir: string): SourceOf {
  const framework = frameworkDirectory(projectDir)
  return (module) => {
    const file = path.join(projectDir, module)
    const isFar = /(^|\/)node_modules\/|^tsapi[:-]/.test(module) || (framework && file.startsWith(framework + path.sep))
    return isFar || !/\.[cm]?[jt]sx?$/.test(module) ? undefined : readFileSync(file, "utf8")
  }
}

function assembleStack(parts: StackParts): BuiltStack {
  const { app, config, found, artifacts } = parts
  const plan = planOf(parts)
  const needs = plannedPolicies(app, found)
  const ofFunctions = needs.map((policy) => ({ ...policy, grants: mergeCovered(policy.grants) }))
  const policies = [...ofFunctions, ...allPolicies(app)]
  const { stackName: name } = plan
  const template = renderTemplate(plan, {
    renderPolicies: (fn) => rolePolicies(fn, { ...fn.model, stackName: name }),
  })
  return { stackName: name, app, config, artifacts, policies, needs, template }
}
