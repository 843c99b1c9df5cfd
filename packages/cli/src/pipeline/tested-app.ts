import { allReferences } from "../kinds/all-references.ts"
import { allRoutes } from "../kinds/all-routes.ts"
import type { LocalAccount } from "../local/app-version.ts"
import type { AccessJudge } from "../model/access-judge.ts"
import { functionLogicalIds, stackName } from "../model/logical-id.ts"
import { loadApp } from "./load-app.ts"
import { createLocalJudge } from "./local-judge.ts"

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
      const siblings = allRoutes(app).filter(({ path: declaredPath }) => declaredPath === route?.path)
      const serving = (name: string | undefined) => siblings.find(({ method }) => method === name)
      const found = serving(route?.method) ?? serving("ANY")
      return functionId === "Api" && found?.target.type === "function" ? found.target.functionId : functionId
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
