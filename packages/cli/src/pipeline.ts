import path from "node:path"
import { bundleFunctions } from "./bundle/bundle-functions.ts"
import type { EsbuildRuns } from "./bundle/esbuild-runs.ts"
import { writeLocalFunctions } from "./bundle/write-local-functions.ts"
import { renderTemplate } from "./generate/render-template.ts"
import { authorizerModels } from "./kinds/authorizer.ts"
import { allReferences } from "./kinds/all-references.ts"
import { allRoutes } from "./kinds/all-routes.ts"
import { localParts } from "./kinds/local-parts.ts"
import { buildAppModel } from "./load/build-app-model.ts"
import { importApp } from "./load/import-app.ts"
import { type BuildOptions, loadConfig } from "./load/load-config.ts"
import type { LocalAccount } from "./local/app-version.ts"
import type { LocalBuild } from "./local/local-build.ts"
import type { AccessJudge } from "./model/access-judge.ts"
import type { AppModel, FunctionModel } from "./model/app-model.ts"
import type { BuiltStack, StackTarget } from "./model/built-stack.ts"
import type { ResolvedConfig } from "./model/config.ts"
import type { FunctionPolicy } from "./model/grant.ts"
import { functionLogicalIds, stackName } from "./model/logical-id.ts"
import { buildStackPlan, plannedPolicies } from "./plan/build-stack-plan.ts"
import { referenceEnvironment } from "./plan/reference-environment.ts"
import { mergeCovered } from "./policy/merge-covered.ts"
import { withNarrowPolicies } from "./policy/narrow-policies.ts"
import { mergeGrants } from "./policy/merge-grants.ts"
import { checkDeclared } from "./policy/check-declared.ts"
import type { inferPolicies } from "./policy/infer-policies.ts"
import { rejectUnsafePolicies } from "./policy/reject-unsafe-policies.ts"
import { rolePolicies } from "./policy/role-policies.ts"
import { writtenPolicies } from "./policy/written-policies.ts"

export type { BuildOptions } from "./load/load-config.ts"

/** Everything there is to deploy, from source to template. */
export async function buildStack(projectDir: string, options: BuildOptions): Promise<BuiltStack> {
  void loadInference()
  const { app, config } = await loadApp(projectDir, options)
  checkDeclared(app)
  const [found, artifacts] = await Promise.all([findPolicies(app, config.projectDir), bundleFunctions(app, config)])
  return assembleStack({ app, config, found, artifacts })
}

/** What each role will allow, for commands that only show it: no code is bundled, but the template is checked. */
export async function inferStack(projectDir: string, options: BuildOptions): Promise<InferredStack> {
  void loadInference()
  const { app, config } = await loadApp(projectDir, options)
  checkDeclared(app)
  const found = await findPolicies(app, config.projectDir)
  const noCode = { zip: new Uint8Array(), sha256: "", files: [], modules: [] }
  const artifacts = app.functions.map(({ id }) => ({ functionId: id, ...noCode }))
  return assembleStack({ app, config, found, artifacts })
}

export type InferredStack = Pick<BuiltStack, "config" | "policies">

interface StackParts extends Pick<BuiltStack, "app" | "config" | "artifacts"> {
  readonly found: readonly FunctionPolicy[]
}

function assembleStack({ app, config, found, artifacts }: StackParts): BuiltStack {
  const plan = buildStackPlan(app, { policies: found, artifacts, retainState: config.production })
  const needs = plannedPolicies(app, found)
  const policies = needs.map((policy) => ({ ...policy, grants: mergeCovered(policy.grants) }))
  const { stackName: name } = plan
  const template = renderTemplate(plan, {
    renderPolicies: (fn) => rolePolicies(fn, { ...fn.model, stackName: name }),
  })
  return { stackName: name, app, config, artifacts, policies, needs, template }
}

/** The app as it declares itself, without bundles and policies. */
export async function loadApp(projectDir: string, options: BuildOptions): Promise<LoadedApp> {
  const config = await loadConfig(projectDir, options)
  const imported = await importApp(config)
  return { config, app: buildAppModel(imported, config), sources: imported.sources }
}

export interface LoadedApp {
  readonly config: ResolvedConfig
  readonly app: AppModel
  /** Source files the app is made of, absolute. */
  readonly sources: readonly string[]
}

/** What each role must allow, from code, declarations and files; what the kinds and the log need comes with the plan. */
async function findPolicies(
  app: AppModel,
  projectDir: string,
  infer: Infer = inferHere,
): Promise<readonly FunctionPolicy[]> {
  const functions = app.functions.filter(({ policy }) => policy === "infer")
  const inferred = await inferAppPolicies(app, { projectDir, functions, infer })
  rejectUnsafePolicies(inferred)
  const found = [...inferred, ...(await writtenPolicies(app.functions, projectDir))]
  return withNarrowPolicies(found, authorizerModels(app.declared), projectDir)
}

/** `inferPolicies`, here or in a thread of its own. */
type Infer = typeof inferPolicies

/** The inference takes longer to load than most commands take: only those that need it wait for it. */
const loadInference = () => import("./policy/infer-policies.ts")

const inferHere: Infer = async (options) => (await loadInference()).inferPolicies(options)

interface InferredFunctions {
  readonly projectDir: string
  readonly functions: readonly FunctionModel[]
  readonly infer?: Infer
}

/**
 * What each function's code, kinds and declarations need, whatever its role is made from; the warnings are those of
 * reading the code.
 */
export async function findNeeds({ app, config, needs }: BuiltStack): Promise<readonly FunctionPolicy[]> {
  const written = app.functions.filter(({ policy }) => policy !== "infer")
  const inferred = await inferAppPolicies(app, { projectDir: config.projectDir, functions: written })
  return needs.map((policy) => {
    const found = inferred.find(({ functionId }) => functionId === policy.functionId)
    if (!found) return policy
    return { ...policy, grants: mergeGrants([...policy.grants, ...found.grants]), warnings: found.warnings }
  })
}

function inferAppPolicies(
  app: AppModel,
  { projectDir, functions, infer = inferHere }: InferredFunctions,
): Promise<readonly FunctionPolicy[]> {
  if (functions.length === 0) return Promise.resolve([])
  const references = allReferences(app)
  const handles = Object.fromEntries(references.map(({ environmentVariable, value }) => [environmentVariable, value]))
  return infer({
    projectDir,
    entry: app.entry,
    exportName: app.exportName,
    functions: functions.map(({ id, roots, environment, iam }) => ({
      id,
      roots,
      declared: iam,
      environment: { ...handles, ...environment },
    })),
    references,
    tsconfig: ".tsapi/tsconfig.json",
  })
}

/** Holds a local build's functions to the policies that they would be deployed with. */
export async function createLocalJudge(
  { app }: Pick<LocalBuild, "app">,
  projectDir: string,
  { infer, ...account }: LocalAccount & { readonly infer?: Infer },
): Promise<AccessJudge> {
  const { createAccessJudge } = await import("./policy/enforce/create-access-judge.ts")
  const policies = plannedPolicies(app, await findPolicies(app, projectDir, infer))
  return createAccessJudge(policies, { ...account, references: allReferences(app) })
}

/** The app that a test client runs, with the test's environment in place of the config's. */
export async function loadTestedApp(
  projectDir: string,
  { stage, environment }: { readonly stage: string; readonly environment: Readonly<Record<string, string>> },
): Promise<TestedApp> {
  const { app: declared } = await loadApp(projectDir, { stage })
  const references = allReferences(declared)
  const handles = new Set(references.map(({ environmentVariable }) => environmentVariable))
  const own = Object.fromEntries(Object.entries(environment).filter(([name]) => !handles.has(name)))
  const functions = declared.functions.map((fn) => ({ ...fn, environment: { ...fn.environment, ...own } }))
  const app = { ...declared, functions }
  return {
    functionIdOf({ functionId, route }) {
      const found = allRoutes(app).find(
        ({ method, path: declaredPath }) =>
          declaredPath === route?.path && (method === route.method || method === "ANY"),
      )
      return functionId === "Api" && found ? found.target.functionId : functionId
    },
    roleName(functionId) {
      const name = stackName(app.appName, app.stage)
      return `${name}-${functionLogicalIds(functionId).role}/${name}-${functionId}`
    },
    createJudge(place) {
      const set = [...handles].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
      return createLocalJudge({ app }, projectDir, { ...place, values: Object.fromEntries(set) })
    },
  }
}

export interface TestedApp {
  /** The function that serves the route when deployed: the config may split the API. */
  functionIdOf(invoked: {
    readonly functionId: string
    readonly route?: { readonly method: string; readonly path: string }
  }): string
  /** The role and its session, as in ARNs. */
  roleName(functionId: string): string
  createJudge(place: Omit<LocalAccount, "values">): Promise<AccessJudge>
}

/** The app's stack and its region, for commands that only read what is deployed. */
export async function stackTargetOf(projectDir: string, options: BuildOptions): Promise<StackTarget> {
  const { app, config } = await loadApp(projectDir, options)
  return { stackName: stackName(app.appName, app.stage), region: config.region }
}

/** The app bundled for `tsapi local`; called again with the same `esbuild`, it parses only what changed. */
export async function buildLocal(projectDir: string, options: BuildOptions, esbuild: EsbuildRuns): Promise<LocalBuild> {
  const { app, config, sources } = await loadApp(projectDir, options)
  const configFiles = config.configFile ? [path.join(projectDir, config.configFile)] : []
  return bundleLocal(app, { projectDir, esbuild, users: config.local.users, otherFiles: [...sources, ...configFiles] })
}

/** The code of now under the declarations of `previous`: reading those takes longer than bundling. */
export async function rebuildLocal(
  previous: LocalBuild,
  projectDir: string,
  esbuild: EsbuildRuns,
): Promise<LocalBuild> {
  const keep = previous.functions.map(({ codeFile }) => codeFile)
  const { users, watchFiles: otherFiles } = previous
  return bundleLocal(previous.app, { projectDir, esbuild, users, otherFiles, keep })
}

interface LocalBundleOptions extends Pick<LocalBuild, "users"> {
  readonly projectDir: string
  readonly esbuild: EsbuildRuns
  /** To be watched beside what the bundles are made of; absolute. */
  readonly otherFiles: readonly string[]
  /** Code files of a build that may be served again. */
  readonly keep?: readonly string[]
}

async function bundleLocal(
  app: AppModel,
  { projectDir, esbuild, users, otherFiles, keep }: LocalBundleOptions,
): Promise<LocalBuild> {
  const written = await writeLocalFunctions(app, { projectDir, esbuild, ...(keep && { keep }) })
  const references = allReferences(app)
  const functions = written.map(({ id, codeFile, modules }) => {
    const own = app.functions.find((fn) => fn.id === id)?.environment
    return { id, codeFile, environment: { ...referenceEnvironment(modules, references), ...own } }
  })
  const inputs = written.flatMap((fn) => fn.inputs.map((input) => path.resolve(projectDir, input)))
  return {
    app,
    functions,
    users,
    parts: localParts(app),
    watchFiles: [...new Set([...otherFiles, ...inputs])].filter(isOwnSource),
  }
}

// Installed packages change by being installed, which takes a restart.
function isOwnSource(file: string): boolean {
  return !/[\\/]node_modules[\\/]|[\\/]tsapi(-unserved)?:/.test(file)
}
