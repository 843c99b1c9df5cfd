import type { AppDefinition } from "./app-options.ts"
import { locationOf } from "./call-site.ts"
import { checkIam, checkList, checkOptions, checkSchemas } from "./check-options.ts"
import {
  type DeclaredSettings,
  describeSettings,
  type FunctionSettings,
  type MethodDeclaration,
  type SourceLocation,
} from "./declaration.ts"
import { describeIam, type IamStatement, type IamStatements } from "./iam.ts"
import type { Middleware } from "../dispatch/run-middleware.ts"
import { servedMethods } from "../dispatch/served-methods.ts"

/** What the decorator of every trigger takes beside its own options. */
export interface TriggerOptions {
  /** Permissions for the method's function, beside those that its code shows. */
  readonly iam?: IamStatements
  /** Settings of the method's function. */
  readonly function?: FunctionSettings
  /** Runs inside the app's, around the method. Default none. */
  readonly middleware?: readonly Middleware<never>[]
}

/** What the build knows of every method with a trigger. */
export interface TriggerDeclaration extends MethodDeclaration {
  /** The class's place in the app's `handlers`. */
  readonly classIndex: number
  readonly iam?: readonly IamStatement[] | undefined
  readonly function?: DeclaredSettings | undefined
  readonly location: SourceLocation
}

/**
 * Throws a TypeError for an option that the decorator `callee` does not know, `schemas` among the known ones, for `iam` that is no list, and for a schema
 * that is none.
 */
export function checkTrigger(
  callee: string,
  options: TriggerOptions,
  known: readonly string[],
  schemas: readonly string[] = [],
): void {
  checkOptions(callee, options, [...known, ...schemas, "iam", "function", "middleware"])
  checkSchemas(callee, options, schemas)
  checkIam(callee, options.iam)
  checkList(callee, "middleware", options.middleware)
}

/** Throws a TypeError where a trigger names no resource, as happens in an import cycle. */
export function checkSource(callee: string, source: unknown, example: string): void {
  if (typeof source === "object" && source !== null && "id" in source) return
  const problem = source === undefined ? "undefined. Is there an import cycle?" : `${JSON.stringify(source)}.`
  throw new TypeError(`${callee}: its source is ${problem} Give it a resource of the app, such as ${example}.`)
}

/** The app's triggers of a kind, each with what `describe` makes of its own options. */
export function describeTriggers<Options extends TriggerOptions, Own extends object>(
  app: AppDefinition,
  kind: string,
  describe: (options: Options) => Own,
): readonly (TriggerDeclaration & Own)[] {
  return servedMethods<Options>(kind, app.options.handlers).map((method) => ({
    ...describe(method.options),
    kind,
    // Code is nothing that the build could read.
    middleware: undefined,
    className: method.type.name,
    classIndex: method.classIndex,
    methodName: method.methodName,
    iam: describeIam(method.options.iam),
    function: describeSettings(method.options.function),
    location: locationOf(method.callSite),
  }))
}

/** The id of the function of a method with a trigger: `OrderWorkerProcess`. */
export function triggerFunctionId({
  className,
  methodName,
}: Pick<TriggerDeclaration, "className" | "methodName">): string {
  return `${className}${methodName.charAt(0).toUpperCase()}${methodName.slice(1)}`
}
