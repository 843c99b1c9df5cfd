import type { VpcOptions } from "@tsapi/framework"
import { UserError } from "../errors/user-error.ts"
import type { FunctionLogging, FunctionModel, FunctionVpc, ResourceReference } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import { asyncInvocation } from "./async-invocation.ts"
import { toTemplateValue } from "../model/template-value.ts"
import { type SettingLevel, type StrongestSetting, strongest } from "./setting-levels.ts"

export interface OptionalSettingsContext {
  readonly levels: readonly SettingLevel[]
  /** The levels that are about what the function's code may need. */
  readonly ofCode: readonly SettingLevel[]
  readonly references: readonly ResourceReference[]
  report(error: UserError): void
}

/** The settings that most functions leave to Lambda. */
export function optionalSettings(functionId: string, context: OptionalSettingsContext): Partial<FunctionModel> {
  const { levels, ofCode, references, report } = context
  const description = strongest(levels, "description")?.value
  const ephemeralStorageMb = strongest(levels, "ephemeralStorage")?.value
  const layers = strongest(ofCode, "layers")?.value.map((layer) => toTemplateValue(layer, references))
  const vpc = strongest(ofCode, "vpc")?.value
  const invocation = asyncInvocation(levels, { functionId, ofCode, references, report })
  return {
    ...(description && { description }),
    ...(ephemeralStorageMb !== undefined && { ephemeralStorageMb }),
    ...(layers && layers.length > 0 && { layers }),
    ...concurrency(functionId, context),
    ...(invocation && { asyncInvocation: invocation }),
    ...logging(functionId, context),
    ...(vpc && { vpc: toVpc(vpc) }),
  }
}

function concurrency(functionId: string, { levels, report }: OptionalSettingsContext): Partial<FunctionModel> {
  const reserved = strongest(levels, "reservedConcurrency")
  const provisioned = strongest(levels, "provisionedConcurrency")
  if (reserved && provisioned && provisioned.value > reserved.value) {
    const message = `The function ${functionId} has ${provisioned.value} provisioned instances and reserves ${reserved.value}`
    const hint = "Let provisionedConcurrency be at most reservedConcurrency."
    report(invalid(message, { hint, at: provisioned }))
  }
  return {
    ...(reserved && { reservedConcurrency: reserved.value }),
    ...(provisioned && provisioned.value > 0 && { provisionedConcurrency: provisioned.value }),
  }
}

function logging(functionId: string, { levels, report }: OptionalSettingsContext): Partial<FunctionModel> {
  const format = strongest(levels, "logFormat")?.value
  const application = strongest(levels, "logLevel")
  const system = strongest(levels, "systemLogLevel")
  const [name, level] = application ? ["logLevel", application] : ["systemLogLevel", system]
  if (level && format !== "json") {
    const hint = `Lambda filters JSON logs only: set logFormat: "json".`
    report(invalid(`The function ${functionId} has a ${name} and no logFormat`, { hint, at: level }))
  }
  if (format === undefined) return {}
  const logged: FunctionLogging = {
    format,
    ...(application && { applicationLevel: application.value.toUpperCase() }),
    ...(system && { systemLevel: system.value.toUpperCase() }),
  }
  return { logging: logged }
}

// The checks saw that the ids are strings or intrinsic functions.
function toVpc({ subnetIds, securityGroupIds, ipv6 }: VpcOptions): FunctionVpc {
  return {
    subnetIds: subnetIds as readonly CfnValue[],
    securityGroupIds: securityGroupIds as readonly CfnValue[],
    ...(ipv6 && { ipv6 }),
  }
}

interface Fault {
  readonly hint: string
  readonly at: StrongestSetting<unknown>
}

function invalid(message: string, { hint, at: { location } }: Fault): UserError {
  return new UserError("FUNCTION_INVALID", message, { hint, location })
}
