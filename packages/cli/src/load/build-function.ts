import { checkFunctionUrl, resolveFunctionUrl } from "@tsapi/framework/gateway"
import type { AppDeclaration } from "@tsapi/framework/internal"
import { toErrorCode } from "../errors/codes.ts"
import { UserError } from "../errors/user-error.ts"
import type { FunctionModel, PolicySource, ResourceReference } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { FunctionSettings, ResolvedConfig } from "../model/config.ts"
import type { FunctionRequest, IamDeclaration, Located } from "../model/kind.ts"
import type { SourceLocation } from "../model/source-location.ts"
import { configLocation } from "./config-line.ts"
import { declaredGrants, toTemplateValue } from "./declared-grants.ts"

export interface FunctionContext {
  readonly config: ResolvedConfig
  readonly references: readonly ResourceReference[]
  readonly app: Located<AppDeclaration>
  report(error: UserError): void
}

/** One function from all requests for it, with the settings of every level. */
export function buildFunction(
  id: string,
  requests: readonly FunctionRequest[],
  context: FunctionContext,
): FunctionModel {
  const { config, references } = context
  const [first] = requests
  if (!first) throw new Error(`function ${id} has no request`)
  const levels = levelsOf(id, requests, config)
  const declarations = [...configured(levels), ...requests.flatMap(({ iam }) => iam)]
  const { role, permissionsBoundary } = {
    role: strongest(levels, "role"),
    permissionsBoundary: strongest(levels, "permissionsBoundary"),
  }
  const { generated } = first
  const roots = requests.flatMap(({ root, kind }) => (root ? [{ ...root, kind }] : []))
  const routes = requests.flatMap(({ route }) => route ?? [])
  const url = strongest(levels, "url")
  const location = url?.location ?? first.location
  const isOwn = levels.some(({ settings, isOwn: own }) => own && settings.url)
  const urlSetting = { functionId: id, setting: url?.value, isOwn, location, routes, api: context.app.api }
  for (const { code, message, hint, location: at } of checkFunctionUrl(urlSetting)) {
    context.report(new UserError(toErrorCode(code), message, { hint, location: at }))
  }
  const functionUrl = resolveFunctionUrl(url?.value, routes)
  return {
    id,
    kinds: [...new Set(requests.map(({ kind }) => kind))].toSorted(),
    readers: [...new Set(requests.map(({ kind, reader = kind }) => reader))].toSorted(),
    roots,
    ...(generated && { generated }),
    runtime: config.runtime,
    architecture: config.architecture,
    memoryMb: strongest(levels, "memory")?.value ?? 0,
    timeoutSeconds: strongest(levels, "timeout")?.value ?? 0,
    logRetentionDays: strongest(levels, "logRetention")?.value ?? 0,
    ...(requests.some(({ tracing }) => tracing) && { tracing: true as const }),
    ...(first.keptAnswers && { keptAnswers: first.keptAnswers }),
    // What the config has for all functions is for the app's code.
    environment: generated ? {} : Object.assign({}, ...levels.map(({ settings }) => settings.environment)),
    iam: generated ? [] : declarations.flatMap((declaration) => declaredGrants(declaration, references)),
    policy: policySource(strongest(levels, "policy")),
    // The checks saw that these are strings or intrinsic functions.
    ...(role && { role: toTemplateValue(role.value as CfnValue, references) }),
    ...(permissionsBoundary && {
      permissionsBoundary: toTemplateValue(permissionsBoundary.value as CfnValue, references),
    }),
    ...(functionUrl && { url: functionUrl }),
    isStreaming: functionUrl?.isStreamed === true || routes.some(({ stream }) => stream),
    location: first.location,
  }
}

interface Level {
  readonly settings: FunctionSettings
  /** Whether it is about this function alone. */
  readonly isOwn?: boolean
  /** Absent for what no file says. */
  readonly configFile?: string | undefined
  /** Where one of its keys stands. */
  locate(key: string, text?: string): SourceLocation | undefined
}

/** From the weakest to the strongest. */
function levelsOf(id: string, requests: readonly FunctionRequest[], config: ResolvedConfig): readonly Level[] {
  const { configFile } = config
  const layers = config.layers.flatMap(({ path, all, byFunction }): Level[] => [
    { settings: all, configFile, locate: (key, text) => configLocation(config, [...path, key], text) },
    {
      settings: byFunction[id] ?? {},
      isOwn: true,
      configFile,
      locate: (key, text) => configLocation(config, [...path, "functions", id, key], text),
    },
  ])
  const own = requests.map(({ settings, location }): Level => ({ settings, isOwn: true, locate: () => location }))
  const overrides = [config.overrides.all, config.overrides.byFunction[id] ?? {}]
  return [...layers, ...own, ...overrides.map((settings): Level => ({ settings, locate: () => undefined }))]
}

function strongest<K extends keyof FunctionSettings>(levels: readonly Level[], key: K) {
  const level = levels.findLast(({ settings }) => settings[key] !== undefined)
  const value = level?.settings[key]
  return level && value !== undefined ? { value, location: level.locate(key) } : undefined
}

function policySource(setting: { value: string; location: SourceLocation | undefined } | undefined): PolicySource {
  if (setting === undefined || setting.value === "infer") return "infer"
  return setting.value === "off" ? "off" : { file: setting.value, location: setting.location }
}

function configured(levels: readonly Level[]): readonly IamDeclaration[] {
  return levels.flatMap(({ settings, configFile, locate }) =>
    configFile === undefined
      ? []
      : (settings.iam ?? []).map((statement) => ({
          owner: configFile,
          statements: [statement],
          locate: (text?: string) => locate("iam", text) ?? { file: configFile, line: 1 },
        })),
  )
}
