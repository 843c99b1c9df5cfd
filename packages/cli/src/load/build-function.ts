import { checkFunctionUrl, resolveFunctionUrl } from "@tsapi/framework/gateway"
import type { AppDeclaration } from "@tsapi/framework/internal"
import { toErrorCode } from "../errors/codes.ts"
import { UserError } from "../errors/user-error.ts"
import type { FunctionModel, PolicySource, ResourceReference } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { ResolvedConfig } from "../model/config.ts"
import type { FunctionRequest, IamDeclaration, Located } from "../model/kind.ts"
import type { SourceLocation } from "../model/source-location.ts"
import { toTemplateValue } from "../model/template-value.ts"
import { declaredGrants } from "./declared-grants.ts"
import { functionTimeout } from "./function-timeout.ts"
import { optionalSettings } from "./optional-settings.ts"
import { type SettingLevel, settingLevels, strongest } from "./setting-levels.ts"

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
  const levels = settingLevels(id, requests, config)
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
  const takesAnything = requests.some((request) => request.takesAnything)
  const leadingUrl = { setting: url?.value, isOwn, routes, takesAnything }
  const urlSetting = { ...leadingUrl, functionId: id, location, api: context.app.api }
  for (const { code, message, hint, location: at } of checkFunctionUrl(urlSetting)) {
    context.report(new UserError(toErrorCode(code), message, { hint, location: at }))
  }
  const functionUrl = resolveFunctionUrl(leadingUrl)
  return {
    id,
    kinds: [...new Set(requests.map(({ kind }) => kind))].toSorted(),
    readers: [...new Set(requests.map(({ kind, reader = kind }) => reader))].toSorted(),
    roots,
    ...(generated && { generated }),
    runtime: strongest(levels, "runtime")?.value ?? "",
    architecture: strongest(levels, "architecture")?.value ?? "arm64",
    memoryMb: strongest(levels, "memory")?.value ?? 0,
    timeoutSeconds: functionTimeout(id, { levels, requests, report: (error) => context.report(error) }),
    logRetentionDays: strongest(levels, "logRetention")?.value ?? 0,
    ...((strongest(levels, "tracing")?.value ?? requests.some(({ tracing }) => tracing)) && { tracing: true as const }),
    ...optionalSettings(id, {
      levels,
      // What the config has for all functions is for the app's code.
      ofCode: generated ? levels.filter(({ isOwn: own }) => own) : levels,
      references,
      report: (error) => context.report(error),
    }),
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
    ...(references.some(({ functionId }) => functionId === id) && { isNamed: true as const }),
    location: first.location,
  }
}

function policySource(setting: { value: string; location: SourceLocation | undefined } | undefined): PolicySource {
  if (setting === undefined || setting.value === "infer") return "infer"
  return setting.value === "off" ? "off" : { file: setting.value, location: setting.location }
}

function configured(levels: readonly SettingLevel[]): readonly IamDeclaration[] {
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
